"""The places where conversion is uncertain: near calls between two readings, names that only their bearers know.

Only the way from Simplified to Traditional is uncertain; the other way hardly ever is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planforge.language.conversion.forward import Forward, is_name
from planforge.language.conversion.lattice import Placed, Rival, best_path, rivals
from planforge.language.conversion.persons import RUN, doubtful_surnames, person, undecidable
from planforge.language.conversion.words import Manner, doubtful, forms, words

_CLOSE = 3.0
"""A reading that lost by no more than this might be the right one."""


class Doubt(NamedTuple):
    """``word`` was given ``form``; ``other`` is what else it might be (standard Traditional)."""

    word: str
    form: str
    other: str
    reason: str
    """``boundary`` (two ways to cut the sentence), ``name`` (only the bearer knows), ``place``, ``guess``
    (taken for a name)."""


def of_person(forward: Forward, name: str) -> Iterator[Doubt]:
    """A name with a character whose form only the family knows."""
    if not is_name(name):
        yield from of_text(forward, name)
        return
    form = person(name)
    for index, (char, written) in enumerate(zip(name, form, strict=True)):
        other = _other(char, written, is_surname=index == 0)
        if other != written:
            yield Doubt(name, form, f"{form[:index]}{other}{form[index + 1 :]}", "name")
            return


def _other(char: str, written: str, *, is_surname: bool) -> str:
    """What a character of a name might be instead; itself where there is no doubt."""
    if is_surname:
        return doubtful_surnames().get(char, written)
    if char not in undecidable():
        return written
    return next((form for form in forms(char) if form != written), char)


def of_organisation(forward: Forward, name: str) -> Iterator[Doubt]:
    """A name of a place or body with a doubtful character that no word of it explains."""
    for piece in forward.pieces(name, "org"):
        alone = len(piece.text) == 1 and piece.source == "character"
        if alone and piece.text in undecidable():
            other = next((one for one in forms(piece.text) if one != piece.form), "")
            if other:
                whole = "".join(part.form for part in forward.pieces(name, "org"))
                yield Doubt(name, whole, whole.replace(piece.form, other, 1), "place")


def of_text(forward: Forward, text: str, manner: Manner = "text") -> Iterator[Doubt]:
    """Near calls in running text, and what was read as a name."""
    every = forward.words_at(manner)
    for run in RUN.finditer(text):
        if doubtful().isdisjoint(run[0]):
            continue
        path, lost = rivals(text, run.start(), run.end(), every)
        guesses = (placed for placed in path if placed.word.source == "guess" and len(placed.word.text) > 1)
        yield from (doubt for placed in guesses if (doubt := _guess(placed)).form != doubt.other)
        yield from _near_calls(text, path, [rival for rival in lost if rival.margin <= _CLOSE])


def _guess(placed: Placed) -> Doubt:
    """The name, and what it would be if it were none."""
    word = placed.word
    path = best_path(word.text, 0, len(word.text), words().at)
    return Doubt(word.text, word.form, "".join(other.word.form for other in path), "guess")


def _near_calls(text: str, path: list[Placed], near: list[Rival]) -> Iterator[Doubt]:
    """The rivals that would change a character of the result, each place once."""
    form = dict(_by_offset(path))
    told: set[int] = set()
    for rival in sorted(near, key=lambda one: one.margin):
        changed = [at for at, char in _by_offset([rival.placed]) if form[at] != char]
        if not changed or told.intersection(changed):
            continue
        told.update(changed)
        start = min([rival.placed.start, *(p.start for p in path if p.end > rival.placed.start)])
        end = max([rival.placed.end, *(p.end for p in path if p.start < rival.placed.end)])
        if end - start == 1:  # one character alone tells nobody where it stands
            neighbours = [placed for placed in path if placed.end == start or placed.start == end]
            start, end = min([start, *(p.start for p in neighbours)]), max([end, *(p.end for p in neighbours)])
        word = text[start:end]
        own = "".join(form[at] for at in range(start, end))
        other = dict(enumerate(own, start)) | dict(_by_offset([rival.placed]))
        yield Doubt(word, own, "".join(other[at] for at in range(start, end)), "boundary")


def _by_offset(path: list[Placed]) -> Iterator[tuple[int, str]]:
    for placed in path:
        yield from enumerate(placed.word.form, placed.start)
