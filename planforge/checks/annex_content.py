"""PF227: an annex that has neither text nor a generated table, and is not sent apart."""

from __future__ import annotations

from planforge.checks.nearest import nearest_name
from planforge.diagnostics import Diagnostics
from planforge.plan.annexes import GENERATED
from planforge.plan.loading import LoadedPlan


def annexes_have_content(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every annex says where its content comes from."""
    names = [names[0] for names in GENERATED.values()]
    for index, annex in enumerate(loaded.plan.annexes):
        if annex.text or annex.generated or annex.separate:
            continue
        title = annex.title or ""
        diagnostics.error(
            "PF227",
            loaded.place(f"annexes.{index}"),
            path=f"annexes.{index}",
            name=title,
            nearest=nearest_name(title, names),
            known="、".join(names),
        )
