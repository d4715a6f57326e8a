"""PF346: what a finding lacks in all (两条线路共缺1,850米) and what its measure provides place by place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from planforge.checks.figures.said_figures import Figure, figures_in
from planforge.diagnostics import Diagnostics
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import Finding, RectificationPlan
from planforge.plan.walk import models
from planforge.source import Text

_ALL = lazy("(?:共计?|合计|总计)[^0-9,;。、]{0,4}$")
_PLACE = 2
"""Characters of a label that name a place."""
_HALF = Decimal("0.5")


def amounts_are_rectified(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where a measure names the places of the finding, each with an amount, these make the amount of the finding."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for _, finding in models(loaded.plan, Finding):
        told = f"{finding.title or ''}。{finding.text or ''}"
        plain = plainly(told)
        wholes = [one for one in figures_in(plain) if _ALL.search(plain[: one.start]) and not one.is_loose]
        for measure in finding.measures if len(wholes) == 1 else ():
            for text in filter(None, (measure.title, measure.text)):
                _compare(loaded, text, told, wholes[0], diagnostics)


def _compare(loaded: LoadedPlan, text: Text, told: str, whole: Figure, diagnostics: Diagnostics) -> None:
    parts = [one for one in figures_in(plainly(text)) if one.unit == whole.unit]
    total = sum((one.number for one in parts), Decimal(0))
    is_near = _HALF * whole.number <= total <= 2 * whole.number
    if len(parts) < 2 or total == whole.number or not is_near or not _are_of(parts, plainly(told)):
        return
    start, end = parts[0].start, parts[-1].end
    written = told[whole.start : whole.end]
    made = f"{(total / whole.factor).normalize():f}{written[len(written) - len(whole.unit) - (whole.factor > 1) :]}"
    diagnostics.warning("PF346", loaded.place_at(text, start, end), path=text.path, whole=written, parts=made)


def _are_of(parts: Sequence[Figure], told: str) -> bool:
    """Whether each of ``parts`` stands for another place that the finding names."""
    places = {one.label[:_PLACE] for one in parts}
    return len(places) == len(parts) and all(len(place) == _PLACE and place in told for place in places)
