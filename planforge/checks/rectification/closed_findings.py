"""PF816, PF817: a finding that is closed (已销号) on no evidence, or that nobody is said to have accepted."""

from __future__ import annotations

from planforge.checks.rectification.rectified import named
from planforge.diagnostics import Diagnostics
from planforge.plan.ledger import Item, items
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan


def closing_is_proved(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every closed finding has evidence, and an acceptance with a day and somebody who accepted."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for item in items(loaded.plan):
        if item.is_open:
            continue
        path, name = f"{item.path}.state", named(item)
        if not item.finding.evidence and not any(one.basis for one in item.finding.acceptance):
            diagnostics.warning("PF816", loaded.place(path), path=path, name=name)
        for where, missing in _missing(item):
            diagnostics.warning("PF817", loaded.place(where), path=where, name=name, missing=missing)


def _missing(item: Item) -> list[tuple[str, str]]:
    """What the acceptance lacks, each with the path where that is missed."""
    if not item.finding.acceptance:
        return [(f"{item.path}.state", "验收")]
    found = []
    for index, one in enumerate(item.finding.acceptance):
        path = f"{item.path}.acceptance.{index}"
        if one.date is None:
            found.append((path, "验收日期"))
        if not one.unit and not one.persons:
            found.append((path, "验收单位或验收人"))
    return found
