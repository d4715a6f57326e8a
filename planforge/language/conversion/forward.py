"""From Simplified to standard Traditional, piece by piece: the words of a text with their forms.

A piece says whether its form is settled (a name, a pair of the writer's), so that no later step touches it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from planforge.language.conversion.declared import Declared
from planforge.language.conversion.lattice import Word, best_path
from planforge.language.conversion.persons import RUN, NamesInText, declared, person
from planforge.language.conversion.tables import any_of
from planforge.language.conversion.words import LONGEST, Manner, Patterns, doubtful, words
from planforge.patterns import lazy

_GIVEN = 3.0
"""The cost of what the writer gave a form for: it gives way only where two sure words lie across it."""
LIST = lazy(r"([、，,；;]\s*|\s*[（(][^（()）]*[）)])")
"""What divides names, and what stands in brackets after one."""
_FEW = 1000
"""Characters that are read before it pays to know the marked words."""
_NEAR = 5
"""Characters on either side of such a place in which words are looked for."""
NUMBER = lazy(r"[㐀-鿿]{1,12}(?=[〔\[（(]\d{4}[〕\]）)])")
"""The agency's abbreviation of a document number: 金发 in 金发〔2022〕4号."""


class Piece(NamedTuple):
    """A stretch of the source with its standard Traditional ``form``."""

    text: str
    form: str
    source: str

    @property
    def is_name(self) -> bool:
        return self.source in ("name", "guess")

    @property
    def is_given(self) -> bool:
        return self.source == "given"


class Forward:
    """Converts Simplified; ``declared`` names are words of the text."""

    def __init__(self, known: Declared) -> None:
        self.given = known.given
        self._read = 0
        self._declared = _by_first(
            [
                *(Word(text, form, _GIVEN, "given") for text, form in known.given.items()),
                *(declared(name) for name in known.persons if name not in known.given),
                *(self._organisation(name) for name in known.organisations if name not in known.given),
            ]
        )

    @cached_property
    def _begins(self) -> frozenset[str]:
        """The characters at which a pattern or a name may begin."""
        return _patterns().begins | _names().begins | frozenset(self._declared)

    def _organisation(self, name: str) -> Word:
        return Word(name, self._joined(name, "org"), _GIVEN, "word")

    def _joined(self, text: str, manner: Manner) -> str:
        return "".join(placed.word.form for placed in best_path(text, 0, len(text), words(manner).at)) if text else ""

    def words_at(self, manner: Manner) -> Callable[[str, int], Sequence[Word]]:
        """The words that may stand in a text of ``manner`` at an offset."""
        at, more = words(manner).at, self._declared
        patterns, names = _patterns(), _names()
        begins = self._begins if manner == "text" else more.keys()
        given = tuple(self.given)

        def every(text: str, offset: int) -> Sequence[Word]:
            found = at(text, offset)
            char = text[offset]
            if given and len(found) > 1:  # what the writer decided goes before a longer word around it
                found = [word for word in found if not any(term in word.text for term in given)]
            if char in begins:
                found = [*found, *(word for word in more.get(char, ()) if text.startswith(word.text, offset))]
                if manner == "text":
                    found += [*patterns.at(text, offset), *names.at(text, offset)]
            return found

        return every

    def pieces(self, text: str, manner: Manner = "text") -> list[Piece]:
        """The pieces of running text, of a title, or of an organisation's name."""
        if self._mixed is None:
            return self._run_pieces(text, manner)
        found: list[Piece] = []
        end = 0
        for match in self._mixed.finditer(text):  # declared texts that are not all Han, as they stand
            found += self._run_pieces(text[end : match.start()], manner)
            word = next(word for word in self._declared[match[0][0]] if word.text == match[0])
            found.append(Piece(word.text, word.form, word.source))
            end = match.end()
        return [*found, *self._run_pieces(text[end:], manner)]

    @cached_property
    def _mixed(self) -> re.Pattern[str] | None:
        mixed = [
            word.text for words_here in self._declared.values() for word in words_here if not RUN.fullmatch(word.text)
        ]
        return any_of(mixed) if mixed else None

    def _run_pieces(self, text: str, manner: Manner) -> list[Piece]:
        found: list[Piece] = []
        every, end, single = self.words_at(manner), 0, words(manner).single
        for begin, finish in self._undecided(text, manner):
            found.append(Piece(text[end:begin], single(text[end:begin]), "character"))
            end = finish
            path = best_path(text, begin, end, every)
            found += [Piece(placed.word.text, placed.word.form, placed.word.source) for placed in path]
        return [*found, Piece(text[end:], single(text[end:]), "character")]

    def _undecided(self, text: str, manner: Manner) -> Iterator[tuple[int, int]]:
        """The stretches where words have to be found: around the places where something may read otherwise."""
        if manner != "text":
            yield from (run.span() for run in RUN.finditer(text))
            return
        begin = end = -1
        for first, last in self._spots(text):
            left, right = _reach(text, first, -1), _reach(text, last, 1)
            if left > end:
                if end > begin:
                    yield begin, end
                begin = left
            end = max(end, right)
        if end > begin:
            yield begin, end

    def _spots(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a marked word, a pattern or a name stands: begin and end, in order of the beginnings.

        To know the marked words takes longer than to read a few sentences; near every doubtful character will do there.
        """
        self._read += len(text)
        if self._read < _FEW:
            yield from ((at, at + 1) for at, char in enumerate(text) if char in doubtful() or char in self._declared)
            return
        marked, beginnings = words().marked
        patterns, names, declared_here = _patterns(), _names(), self._declared
        for offset, char in enumerate(text):
            if text[offset : offset + 2] in beginnings:
                lengths = range(min(LONGEST, len(text) - offset), 1, -1)
                longest = next((n for n in lengths if text[offset : offset + n] in marked), 0)
                if longest:
                    yield offset, offset + longest
            if char in self._begins:
                found = [word for word in declared_here.get(char, ()) if text.startswith(word.text, offset)]
                found += [*patterns.at(text, offset), *names.at(text, offset)]
                if found:
                    yield offset, offset + max(len(word.text) for word in found)

    def name(self, text: str) -> list[Piece]:
        """The pieces of a field that holds names: 于发（干事）、周 丰; a sentence is read as text with names in it."""
        parts = LIST.split(text)
        if not all(is_name(part) for part in parts[::2] if part):
            return self.pieces(text)
        found: list[Piece] = []
        for index, part in enumerate(parts):
            found += self.pieces(part) if index % 2 else [self._given(part) or Piece(part, person(part), "name")]
        return found

    def number(self, text: str) -> list[Piece]:
        """The pieces of a document number, or of a text that quotes one."""
        found: list[Piece] = []
        end = 0
        for match in NUMBER.finditer(text):
            found += self.pieces(text[end : match.start()])
            given = self._given(match[0])
            found.append(given or Piece(match[0], self._joined(match[0], "docnumber"), "number"))
            end = match.end()
        return [*found, *self.pieces(text[end:])]

    def _given(self, text: str) -> Piece | None:
        words_here = self._declared.get(text[:1], ())
        return next((Piece(text, w.form, w.source) for w in words_here if w.text == text and w.source == "given"), None)


def _reach(text: str, offset: int, step: int) -> int:
    """The boundary up to `_NEAR` characters from the boundary ``offset``, within the run of Han characters."""
    for _ in range(_NEAR):
        beside = offset if step > 0 else offset - 1
        if not 0 <= beside < len(text) or not RUN.match(text[beside]):
            break
        offset += step
    return offset


def is_name(text: str) -> bool:
    """Whether ``text`` can be a name and nothing else: 梁炳新, 周 丰, 艾克热木·买买提; no sentence."""
    if re.search(r"[，。：:；！？、,;（）()“”]", text):
        return False
    han = "".join(RUN.findall(text))
    if len(han) <= 4 or "·" in text or "•" in text:
        return True
    path = best_path(han, 0, len(han), words().at)
    return not any(placed.word.source in ("word", "term") for placed in path)


def _by_first(given: list[Word]) -> dict[str, list[Word]]:
    index: dict[str, list[Word]] = {}
    for word in given:
        index.setdefault(word.text[:1], []).append(word)
    return index


@cache
def _patterns() -> Patterns:
    return Patterns()


@cache
def _names() -> NamesInText:
    return NamesInText(words().is_common)
