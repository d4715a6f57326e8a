"""PF820: a measure for a finding that is not there."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.plan.finding_numbers import number_key
from planforge.plan.loading import LoadedPlan
from planforge.plan.numbered import Numbered, of_plan
from planforge.plan.rectification import Finding, RectificationPlan, Remedy
from planforge.plan.walk import models


def findings_exist(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every 对应问题 is the 编号 of a finding."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    numbered = of_plan(loaded.plan)
    keys = {one.key for one in numbered}
    known = "、".join(dict.fromkeys(one.shown for one in numbered)) or None
    for _, measure in models(loaded.plan, Remedy):
        for name in measure.findings:
            if number_key(name) not in keys:
                near = _nearest(name, numbered)
                place = loaded.place_of(name.path, name)
                diagnostics.error("PF820", place, path=name.path, number=name, known=known, nearest=near)


def _nearest(name: str, numbered: list[Numbered[Finding]]) -> str | None:
    """The number of the finding that is called much like ``name``; one figure is not like another."""
    if not any(character.isalpha() for character in number_key(name)):
        return None
    numbers = {one.finding.title or one.shown: one.shown for one in numbered}
    numbers.update({one.shown: one.shown for one in numbered})
    found = nearest(name, numbers)
    return numbers[found] if found else None
