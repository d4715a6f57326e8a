"""PF227, PF231: an annex with nothing in it: neither text nor table, or a generated table without data."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan import breakdown
from planforge.plan.annexes import GENERATED
from planforge.plan.loading import LoadedPlan
from planforge.plan.plan import Plan


_ROWS: dict[str, Callable[[Plan], Sequence[object]]] = {
    "targets": breakdown.all_targets,
    "tasks": breakdown.tasks,
    "units": breakdown.units,
    "persons": breakdown.persons,
    "duties": lambda plan: (*breakdown.units(plan), *breakdown.persons(plan)),
    "timeline": breakdown.timeline,
}
"""What each generated annex lists."""


def annexes_have_content(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every annex says where its content comes from."""
    names = [names[0] for names in GENERATED.values()]
    for index, annex in enumerate(loaded.plan.annexes):
        if annex.generated and not _ROWS[annex.generated](loaded.plan):
            _report_no_data(loaded, diagnostics, index, annex.title or GENERATED[annex.generated][0])
        if annex.text or annex.generated or annex.separate:
            continue
        title = annex.title or ""
        diagnostics.error(
            "PF227",
            loaded.place(f"annexes.{index}"),
            path=f"annexes.{index}",
            name=title,
            nearest=nearest(title, names),
            known="、".join(names),
        )


def _report_no_data(loaded: LoadedPlan, diagnostics: Diagnostics, index: int, name: str) -> None:
    path = f"annexes.{index}"
    diagnostics.warning("PF231", loaded.place(path), path=path, name=name)
