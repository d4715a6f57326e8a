"""PF227, PF231: an annex with nothing in it: neither text nor table, or a generated table without data."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan.annexes import GENERATED
from planforge.plan.loading import LoadedPlan
from planforge.plan.parts import ROWS


def annexes_have_content(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every annex says where its content comes from."""
    for index, annex in enumerate(loaded.plan.annexes):
        path = f"annexes.{index}"
        if any(found.path.startswith(f"{path}.") for found in diagnostics):
            continue
        if annex.generated and not ROWS[annex.generated](loaded):
            name = annex.title or GENERATED[annex.generated][0]
            diagnostics.warning("PF231", loaded.place(path), path=path, name=name)
        if not (annex.text or annex.generated or annex.separate):
            _report_empty(loaded, diagnostics, path, annex.title or "")


def _report_empty(loaded: LoadedPlan, diagnostics: Diagnostics, path: str, title: str) -> None:
    names = [names[0] for names in GENERATED.values()]
    near, known = nearest(title, names), "、".join(names)
    diagnostics.error("PF227", loaded.place(path), path=path, name=title, nearest=near, known=known)
