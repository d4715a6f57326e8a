"""Simplified and Traditional, right by field: one `Converter` for each way from script to script.

=============  ====================================================================================
``hans``       Simplified
``hant``       Traditional in common glyphs (為 眾 群 裏 核), “ ”
``hant-tw``    Traditional as in Taiwan (裡 著 臺帳 計畫), 「 」
``hant-hk``    Traditional as in Hong Kong (裏 着 台 衞), 「 」
=============  ====================================================================================

The way never leads through a third script: hans → hant* by words (`forward`, `regional`), hant* → hans by
`simplifying`, hant* → hant* by OpenCC's standard form. The same script is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache
from typing import TypeAlias

from planforge.language.conversion import regional, simplifying
from planforge.language.conversion.declared import NOTHING, Declared
from planforge.language.conversion.forward import LIST, NUMBER, Forward, Piece, is_name
from planforge.language.conversion.quotes import requoted
from planforge.language.conversion.tables import any_of, around
from planforge.language.unavailable import Unavailable
from planforge.patterns import lazy

__all__ = ["Converter", "Declared", "Unavailable", "converter", "is_traditional"]

_LEFT_ALONE = lazy(
    r"(?:https?://|ftp://|www\.)[!-'*-~]+(?:(?<=[/=&?#_-])[㐀-鿿]+[!-'*-~]*)*|[A-Za-z]:\\[!-~]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|`[^`\n]+`",
    re.ASCII,
)
"""Addresses, paths and code. An address ends where Han begins, unless after a slash or the like."""
_SET_ASIDE = "\ufdd0"
"""Stands for what is left alone while quotation marks are paired around it."""
_CACHED = 4096
_Way: TypeAlias = Callable[[str], str]


def is_traditional(script: str) -> bool:
    return script != "hans"


class Converter:
    """Converts texts from ``source`` to ``target``; a method for each kind of field.

    Args:
        declared: names, units and glossary of the plan that the texts belong to, in the source script.

    Raises:
        Unavailable: OpenCC is not what it should be (raised by the first conversion).
    """

    def __init__(self, source: str, target: str, declared: Declared = NOTHING) -> None:
        self.source, self.target, self.declared = source, target, declared
        self.is_identity = source == target
        self._cached = lru_cache(maxsize=_CACHED)(self._converted)

    def text(self, text: str) -> str:
        """Running text, a title, the title of a document: names in it are found, addresses are left alone."""
        return self._cached(text, "text")

    def person(self, name: str) -> str:
        """A person's name, by surname and given name; a sentence with names in it is read as text."""
        return self._cached(name, "person")

    def organisation(self, name: str) -> str:
        """The name of an organisation or place."""
        return self._cached(name, "org")

    def document_number(self, number: str) -> str:
        """A document number (金发〔2022〕4号): the agency's characters one by one."""
        return self._cached(number, "docnumber")

    # -- ways ----------------------------------------------------------------------------------

    def _converted(self, text: str, manner: str) -> str:
        if self.is_identity or (text.isascii() and not self.declared.given):
            return text
        kept = _LEFT_ALONE.findall(text)
        parts = [self._way(part, manner) if part else "" for part in _LEFT_ALONE.split(text)]
        if not kept:
            return requoted(parts[0], self.target)
        quoted = requoted(_SET_ASIDE.join(parts), self.target).split(_SET_ASIDE)
        return "".join(part + left for part, left in zip(quoted, [*kept, ""], strict=True))

    @cached_property
    def _way(self) -> Callable[[str, str], str]:
        if not is_traditional(self.source):
            return self._to_traditional
        return self._to_other_traditional if is_traditional(self.target) else self._to_simplified

    @cached_property
    def forward(self) -> Forward:
        return Forward(self.declared)

    def _to_traditional(self, text: str, manner: str) -> str:
        return "".join(self._in_profile(self.pieces(text, manner)))

    def pieces(self, text: str, manner: str) -> list[Piece]:
        """The pieces of a Simplified ``text`` in OpenCC's standard Traditional."""
        if manner == "person":
            return self.forward.name(text)
        if manner == "docnumber":
            return self.forward.number(text)
        return self.forward.pieces(text, "org" if manner == "org" else "text")

    def _in_profile(self, pieces: Iterable[Piece]) -> Iterable[str]:
        """Text between names is converted in one go, so that words across pieces are seen."""
        waiting: list[str] = []
        for piece in pieces:
            if piece.is_name or piece.is_given:
                yield regional.to_profile("".join(waiting), self.target)
                waiting.clear()
                yield piece.form if piece.is_given else regional.name_to_profile(piece.form, self.target)
            else:
                waiting.append(piece.form)
        yield regional.to_profile("".join(waiting), self.target)

    def _to_simplified(self, text: str, manner: str) -> str:
        return self._by_manner(
            text,
            manner,
            lambda run: simplifying.text(run, self.source),
            lambda name: simplifying.name(name, self.source),
        )

    def _to_other_traditional(self, text: str, manner: str) -> str:
        return self._by_manner(
            text,
            manner,
            lambda run: regional.respelled(run, self.source, self.target),
            lambda name: name,  # a name is written as its bearer writes it
        )

    def _by_manner(self, text: str, manner: str, convert: _Way, rename: _Way) -> str:
        """Names and agencies' characters one by one, everything else as text."""
        if manner == "docnumber":
            return self._around_names(text, convert, rename, NUMBER)
        parts = LIST.split(text) if manner == "person" else [text]
        if manner != "person" or not all(is_name(part) for part in parts[::2] if part):
            return self._around_names(text, convert, rename)
        return "".join(
            convert(part) if index % 2 else self.declared.given.get(part) or rename(part)
            for index, part in enumerate(parts)
        )

    def _around_names(self, text: str, convert: _Way, rename: _Way, *more: re.Pattern[str]) -> str:
        """Declared names, and what ``more`` finds, are renamed as they stand; Traditional hardly ever misleads."""
        patterns = [pattern for pattern in (self._names, *more) if pattern]
        matches = sorted((m for pattern in patterns for m in pattern.finditer(text)), key=re.Match.start)
        return around(matches, text, lambda found: self.declared.given.get(found) or rename(found), convert)

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        names = {*self.declared.persons, *self.declared.given}
        return any_of(names) if names else None


@cache
def converter(source: str, target: str) -> Converter:
    """The converter to which nothing is declared, made once for each way."""
    return Converter(source, target)
