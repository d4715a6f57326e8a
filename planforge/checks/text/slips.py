"""The slips of the pen in the texts of a plan: found by the rules over each text by itself, and reported.

Where two rules find something in the same characters, the first one speaks. A text that is given in several
scripts is meant as it is, and what a round of feedback said is evidence: both are passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice

from planforge.checks.text.blotting import blotted
from planforge.checks.text.bracketed_posts import names_with_posts
from planforge.checks.text.half_width import half_width_brackets
from planforge.checks.text.slip import Slip, TextRule, everywhere
from planforge.checks.text.text_rules import TEXT_RULES, marks_in, needing
from planforge.diagnostics import MOST_FINDINGS, Diagnostics
from planforge.language.conversion.quotes import requoted
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.rectification import Passage, Pending
from planforge.plan.walk import fields
from planforge.source import Text

_EVIDENCE = (Passage, Pending)
_MOST = MOST_FINDINGS + 1
"""Slips of one rule in one text: one more than are told, so that this is told, too."""
_REMEMBERED = 500
"""Texts of a kind whose slips are remembered."""
_LONG = 1000
"""Characters of a text that is not."""


def texts_are_clean(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every text is finished, and written with the ordinals, marks and figures that official documents use."""
    for code, text, slip in slips_of(loaded):
        if not slip.follows:
            facts = {"found": text[slip.start : slip.end], **slip.facts}
            place = loaded.place_at(text, slip.start, slip.end)
            diagnostics.warning(code, place, path=text.path, better=slip.better or None, **facts)


def slips_of(loaded: LoadedPlan) -> Iterator[tuple[str, Text, Slip]]:
    """Every slip in ``loaded`` with the code of its rule and the text that it is in, text by text."""
    fitting = tuple(rule.fits(loaded) for rule in TEXT_RULES)
    readers = {kind: _reader(kind, loaded.script, fitting) for kind in Kind}
    for holder, name, kind, text in fields(loaded.plan):
        if _is_evidence(type(holder)) or text.path in loaded.forms:
            continue
        for code, slip in readers[kind].read(holder, name, text):
            yield code, text, slip
    for text in names_with_posts(loaded):
        yield from (("PF755", text, slip) for slip in _in_script(half_width_brackets(text), loaded.script))


@cache
def _is_evidence(holder: type[PlanModel]) -> bool:
    return issubclass(holder, _EVIDENCE)


@lru_cache(maxsize=32)
def _reader(kind: Kind, script: str, fitting: tuple[bool, ...]) -> _Reader:
    return _Reader([rule for rule, fits in zip(TEXT_RULES, fitting, strict=True) if fits], kind, script)


class _Reader:
    """Reads the texts of one kind by the rules for it. What is written often, in one plan or in many, is read once."""

    def __init__(self, rules: Iterable[TextRule], kind: Kind, script: str) -> None:
        self._rules = [rule for rule in rules if kind in rule.of]
        self._wheres = tuple(dict.fromkeys(rule.where for rule in self._rules if rule.where is not everywhere))
        self._kind, self._script = kind, script
        self._rules_for = lru_cache(maxsize=_REMEMBERED)(self._needing)
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._slips)

    def read(self, holder: PlanModel, name: str, text: Text) -> tuple[tuple[str, Slip], ...]:
        """The slips in ``text``, which is the field ``name`` of ``holder``."""
        asked = tuple([where(holder, name) for where in self._wheres])
        return (self._remembered if len(text) <= _LONG else self._slips)(str(text), asked)

    def _slips(self, text: str, asked: tuple[bool, ...]) -> tuple[tuple[str, Slip], ...]:
        plain = blotted(text, self._kind)
        found = _told(plain, self._rules_for(asked, marks_in(plain)))
        return tuple((code, one) for code, slip in found for one in _in_script((slip,), self._script))

    def _needing(self, asked: tuple[bool, ...], marks: frozenset[str]) -> tuple[TextRule, ...]:
        """The rules for a field of which so much is known, and a text with these marks."""
        holds = {everywhere: True, **dict(zip(self._wheres, asked, strict=True))}
        return tuple(needing((rule for rule in self._rules if holds[rule.where]), marks))


def _in_script(slips: Iterable[Slip], script: str) -> Iterator[Slip]:
    """``slips``, put right with the marks of ``script``."""
    for slip in slips:
        yield replace(slip, better=requoted(slip.better, script)) if slip.better else slip


def slips_in(text: str, rules: Iterable[TextRule]) -> list[tuple[str, Slip]]:
    """What ``rules`` find in ``text`` (blotted), in its order; of those that overlap, that of the first rule."""
    return _told(text, needing(rules, marks_in(text)))


def _told(text: str, rules: Iterable[TextRule]) -> list[tuple[str, Slip]]:
    found = [(rule.code, slip) for rule in rules for slip in islice(rule.find(text), _MOST)]
    return found if len(found) < 2 else _apart(found)


def _apart(found: list[tuple[str, Slip]]) -> list[tuple[str, Slip]]:
    """Those of ``found`` that do not overlap an earlier one, in the order of the text."""
    taken: set[int] = set()
    kept = []
    for code, slip in found:
        span = range(slip.start, max(slip.end, slip.start + 1))
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append((code, slip))
    return sorted(kept, key=lambda one: one[1].start)
