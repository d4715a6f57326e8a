"""PF769: a document number that is not agency code, year in 〔 〕 and serial (GB/T 9704 7.2.5). Judges no title."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.text.citations import NUMBER
from planforge.diagnostics import Diagnostics
from planforge.language.script import narrow, simplify
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import fields
from planforge.source import Text

_OTHERWISE = lazy(r"令|公告|通告|字第?[0-9]|年第|纪要|[×xX＿_…?？]|待|^[A-Za-z]|号.*号")
"""Numbers of other kinds, and places to be filled."""
_PARTS = lazy(
    r"(?P<code>[㐀-鿿]{2,12})[^0-9㐀-鿿]{0,3}(?P<year>(?:19|20)[0-9]{2})[^0-9]{1,3}(?P<serial>[0-9]{1,5})[号]?"
)
_BEHIND_TITLE = lazy(r"(?<=》)[（(](?P<number>[㐀-鿿]{1,10}[发字函办政教规委][^（）()，；\n]{2,20})[）)]")


def numbers_are_complete(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A document number in a field of its own, or behind a title, has its three parts."""
    for _, _, kind, text in fields(loaded.plan):
        for start, end in _written(kind, text):
            number = text[start:end]
            plain = simplify(narrow(number))
            if NUMBER.search(plain) or _OTHERWISE.search(plain):
                continue
            parts = _PARTS.fullmatch(plain)
            better = f"{number[:len(parts['code'])]}〔{parts['year']}〕{int(parts['serial'])}号" if parts else None
            place = loaded.place_at(text, start, end)
            diagnostics.warning("PF769", place, path=text.path, number=number, nearest=better)


def _written(kind: Kind, text: Text) -> Iterator[tuple[int, int]]:
    """Where document numbers stand in ``text``."""
    if kind is Kind.DOCUMENT_NUMBER:
        yield 0, len(text)
    elif "》" in text:
        yield from (found.span("number") for found in _BEHIND_TITLE.finditer(text) if re.search("[0-9０-９]", found[0]))
