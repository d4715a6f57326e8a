"""What is found in a plan under a row, told where it belongs: of a cell in the table, of the form once for all rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Mapping_
from dataclasses import replace

from planforge.diagnostics import Diagnostic, Diagnostics, Place, Severity
from planforge.extending.row import Row
from planforge.extending.stand_ins import places_of, replaced, words_of
from planforge.plan.filled import Filled

_MISSING = ("PF273", "PF274")
_PROPOSED = "nearest"
"""The fact that a finding is not about."""
_CUT, _COMMA = "…", "、"
"""After the beginning of a text, and between several."""


def point_at_cells(
    found: Diagnostics, texts: Mapping_[Place, Filled], row: Row, of_any: Callable[[], Iterable[Diagnostic]]
) -> None:
    """Let what was ``found`` about a whole one of the filled ``texts`` point at the cell of which it speaks.

    What is found in the form ``of_any`` row as well is the form's, and told in its words, the same for all rows;
    unless it is an error, as every value is one that cannot be read without its row. Of a cell that is empty, and of a
    column that is missing, nothing else is told.
    """
    missing = {one.place for one in found if one.code in _MISSING}
    of_form = _OfForm(found, row, of_any)

    def pointed(one: Diagnostic) -> Diagnostic | None:
        text = texts.get(one.place) if one.place else None
        if text is None:
            return None if one.place in missing and one.code not in _MISSING else of_form.same(one) or one
        said = _said(one).values()
        part = text.part_in(said)
        if part and part.place in missing:
            return None
        common = None if part and text.text_of(part) in said else of_form.same(one) or of_form.like(one)
        return common or (replace(one, place=part.place) if part else one)

    found.revise(pointed)


class _OfForm:
    """The findings below error in a form: those under a ``row``, and those under any."""

    def __init__(self, found: Iterable[Diagnostic], row: Row, of_any: Callable[[], Iterable[Diagnostic]]) -> None:
        self._words, self._places = words_of(row), places_of(row)
        self._table = row.beyond.file
        self._own = self._by_subject(found)
        self._common = self._by_subject(of_any()) if self._own else {}

    def same(self, one: Diagnostic) -> Diagnostic | None:
        """The finding under any row that says what ``one`` does but for the words of the row, as the form says it."""
        said, common = _said(one), self._common.get(_subject(one), ())
        return next((self._as_written(other) for other in common if _alike(_said(other, self._words), said)), None)

    def like(self, one: Diagnostic) -> Diagnostic | None:
        """The finding under any row that has the subject of ``one``, where there is but one under each."""
        own, common = self._own.get(_subject(one), ()), self._common.get(_subject(one), ())
        return self._as_written(common[0]) if len(own) == len(common) == 1 else None

    def _by_subject(self, found: Iterable[Diagnostic]) -> dict[object, list[Diagnostic]]:
        groups: dict[object, list[Diagnostic]] = defaultdict(list)
        for one in found:
            if one.severity < Severity.ERROR and one.place and one.place.file != self._table:
                groups[_subject(one)].append(one)
        return groups

    def _as_written(self, one: Diagnostic) -> Diagnostic:
        return replace(one, facts={name: replaced(words, self._places) for name, words in one.facts.items()})


def _subject(one: Diagnostic) -> object:
    return one.code, one.path, one.place


def _said(one: Diagnostic, words: Mapping_[str, str] | None = None) -> dict[str, str]:
    """The facts that ``one`` is about, with ``words`` for what stands in for them."""
    facts = {name: said for name, said in one.facts.items() if name != _PROPOSED}
    return {name: replaced(said, words) for name, said in facts.items()} if words else facts


def _alike(one: Mapping_[str, str], other: Mapping_[str, str]) -> bool:
    """Whether the facts are the same, as far as they are told: of a long text messages quote the beginning."""
    return one.keys() == other.keys() and all(_texts_alike(words, other[name]) for name, words in one.items())


def _texts_alike(one: str, other: str) -> bool:
    mine, others = one.split(_COMMA), other.split(_COMMA)
    return len(mine) == len(others) and all(map(_begin_alike, mine, others))


def _begin_alike(one: str, other: str) -> bool:
    if one == other or not (one.endswith(_CUT) or other.endswith(_CUT)):
        return one == other
    short, long = sorted((one.rstrip(_CUT), other.rstrip(_CUT)), key=len)
    return long.startswith(short)
