"""PF753: ordinals with which the entries of one list begin and that do not follow each other: 第一阶段, 第三阶段."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from planforge.checks.characters import NUMERALS
from planforge.checks.text.headings import is_heading
from planforge.diagnostics import Diagnostics
from planforge.language.numerals import parse_number, to_han
from planforge.patterns import lazy
from planforge.plan.loading import LoadedPlan
from planforge.plan.walk import fields
from planforge.source import Text

_UNITS = "阶段|階段|步骤|步驟|步|环节|環節|方面|部分|单元|單元|篇|章"
_ORDINAL = lazy(
    rf"[ 　]*(?P<mark>(?P<before>第)(?P<number>[{NUMERALS}]{{1,3}}|[0-9]{{1,2}})(?P<behind>{_UNITS})"
    rf"|(?P<is>[{NUMERALS}]{{1,3}})是)"
)
_FIELDS = ("title", "heading", "name", "text")
_MORE = lazy(rf"[，；。][{NUMERALS}]{{1,3}}是")
"""A list within one entry."""


def entries_follow_each_other(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where every entry of a list begins with an ordinal, none is left out or stands twice; a new 1 begins anew."""
    lists: defaultdict[str, list[Text]] = defaultdict(list)
    for holder, name, _, text in fields(loaded.plan):
        if name in _FIELDS and (is_heading(holder, name) or not getattr(holder, "title", None)):
            lists[text.path.rpartition(".")[0].rpartition(".")[0]].append(text)
    for texts in lists.values():
        first = _ORDINAL.match(texts[0])
        if len(texts) > 1 and first and _number(first) == 1:
            for text, found, expected in _breaks(texts):
                place = loaded.place_at(text, *found.span("mark"))
                diagnostics.warning("PF753", place, path=text.path, found=found["mark"], expected=expected)


def _breaks(texts: Iterable[Text]) -> Iterator[tuple[Text, re.Match[str], str]]:
    """The entries whose ordinal is not that behind the one before, with what is expected."""
    before = 0
    all_found = [(text, _ORDINAL.match(text)) for text in texts]
    forms = {(found["before"], found["behind"]) if found else None for _, found in all_found}
    if None in forms or len(forms) > 1 or any(_MORE.search(text) for text, _ in all_found):
        return
    for text, found in all_found:
        number = _number(found) if found else 0
        if found and number != before + 1 and (number != 1 or before == 1):
            yield text, found, _written(found, before + 1)
        before = number


def _number(found: re.Match[str]) -> int:
    return parse_number(found["number"] or found["is"]) or 0


def _written(found: re.Match[str], number: int) -> str:
    """``number`` in the form of the ordinal that was found."""
    if found["is"]:
        return f"{to_han(number)}是"
    return f"第{number if found['number'].isascii() else to_han(number)}{found['behind']}"
