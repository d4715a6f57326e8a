"""The slips of the pen in the texts of a plan: found by the rules over each text by itself, and reported.

Where two rules find something in the same characters, the first one speaks. A text that is given in several
scripts is meant as it is, and what a round of feedback said is evidence: both are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from planforge.checks.text.blotting import blotted
from planforge.checks.text.slip import Slip, TextRule
from planforge.checks.text.text_rules import TEXT_RULES
from planforge.diagnostics import MOST_FINDINGS, Diagnostics
from planforge.language.conversion.quotes import requoted
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import Passage, Pending
from planforge.plan.walk import fields
from planforge.source import Text

_EVIDENCE = (Passage, Pending)
_MOST = MOST_FINDINGS + 1
"""Slips of one rule in one text: one more than are told, so that this is told, too."""


def texts_are_clean(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every text is finished, and written with the ordinals, marks and figures that official documents use."""
    for code, text, slip in slips_of(loaded):
        if not slip.follows:
            facts = {"found": text[slip.start : slip.end], **slip.facts}
            place = loaded.place_at(text, slip.start, slip.end)
            diagnostics.warning(code, place, path=text.path, better=slip.better or None, **facts)


def slips_of(loaded: LoadedPlan) -> Iterator[tuple[str, Text, Slip]]:
    """Every slip in ``loaded`` with the code of its rule and the text that it is in, text by text."""
    fitting = [rule for rule in TEXT_RULES if rule.fits(loaded)]
    by_kind = {kind: [rule for rule in fitting if kind in rule.of] for kind in Kind}
    for holder, name, kind, text in fields(loaded.plan):
        if isinstance(holder, _EVIDENCE) or text.path in loaded.forms:
            continue
        rules = [rule for rule in by_kind[kind] if rule.where(holder, name)]
        for code, slip in slips_in(blotted(text, kind), rules):
            better = requoted(slip.better, loaded.script) if slip.better else slip.better
            yield code, text, replace(slip, better=better)


def slips_in(text: str, rules: Iterable[TextRule]) -> list[tuple[str, Slip]]:
    """What ``rules`` find in ``text`` (blotted), in its order; of those that overlap, that of the first rule."""
    found: list[tuple[int, int, int, str, Slip]] = []
    for rank, rule in enumerate(rules):
        found += ((slip.start, slip.end, rank, rule.code, slip) for slip in islice(rule.find(text), _MOST))
    if len(found) < 2:
        return [(code, slip) for *_, code, slip in found]
    return _apart(found)


def _apart(found: list[tuple[int, int, int, str, Slip]]) -> list[tuple[str, Slip]]:
    taken: set[int] = set()
    kept = []
    for start, end, _, code, slip in sorted(found, key=lambda one: one[2]):
        span = range(start, max(end, start + 1))
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append((code, slip))
    return sorted(kept, key=lambda one: one[1].start)
