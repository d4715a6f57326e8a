"""The documents that a text cites: titles in 《 》, and document numbers beside them or alone. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from planforge.language.script import simplify
from planforge.patterns import lazy
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "citing.yaml"

_YEAR = r"[〔\[［【（(]\s?(?:19|20|１９|２０)[0-9０-９]{2}\s?[〕\]］】）)]"
NUMBER = lazy(rf"(?P<code>[㐀-鿿]{{0,12}}){_YEAR}\s?(?:第\s?)?(?P<serial>[0-9０-９]{{1,5}})\s?[号號]")
"""A document number: agency code, year in brackets, serial."""
_MAY_BE_NUMBER = lazy(r"[0-9０-９]\s?[〕\]］】）)]\s?(?:第\s?)?[0-9０-９]")
_INNER = r"(?:《[^《》\n]{1,80}》[^《》\n]{0,60})?"
_TITLE = lazy(rf"《(?P<title>[^《》\n]{{2,120}}{_INNER})》(?P<behind>[^《》。\n]{{0,24}})")
_SORTS = "通知|意见|决定|批复|办法|方案|函|通报|公告|报告|请示"
_BY_NOUN = r"(?:通知|意见|批复|批示|通报|公告|公函|来函|复函|决定|报告|请示|办法|规定|方案)\s?[（(][^（）()《》]{0,12}$"
"""反馈了意见（…号）: what the number belongs to is told right before its bracket."""
_BESIDE = r"(?:\s?[（(][^（）()《》]{1,12}[）)])?(?:\s?[（(][^（）()《》]*|[^，。；、：（）()《》和与及按依根据]{0,8})$"
"""Between a title and its number: （试行）, and what stands in one bracket with the number."""
_NAMED_BEFORE = lazy(rf"(?:》|关于[^。；《》]{{2,60}}的?(?:{_SORTS})){_BESIDE}|{_BY_NOUN}")
_NAMED_BEHIND = lazy(r"\s*[）)]?\s*(?:文件)?(?:[印转下]发|发布)?的?\s*(?:[《（(]?关于|[（(]?\s*《)")
_NUMBER_BEGINS = lazy(
    r"\s*(?:[（(][^0-9（）()]{0,8}[）)])?\s*[（(][^0-9（）()]{2,16}(?:[（(][^0-9（）()]{1,2}[）)]字第)?[（(]?[0-9０-９]"
)
_NEAR = 80
"""Characters before a number in which its title stands."""


class Number(NamedTuple):
    """A document number at ``start``:``end``; ``key`` is the same for every spelling of it."""

    start: int
    end: int
    key: str
    is_titled: bool


class Title(NamedTuple):
    """A title in 《 》 at ``start``:``end``, with what stands before and behind it in its clause."""

    start: int
    end: int
    title: str
    before: str
    behind: str
    is_numbered: bool


def numbers(text: str) -> Iterator[Number]:
    """Every document number, with whether a title stands beside it."""
    if not _MAY_BE_NUMBER.search(text):
        return
    plain = simplify(text)
    for found in NUMBER.finditer(plain):
        before = plain[max(0, found.start("code") - _NEAR) : found.end("code")]
        titled = _NAMED_BEFORE.search(before) or _NAMED_BEHIND.match(plain, found.end())
        yield Number(found.start(), found.end(), key_of(found[0]), bool(titled))


def titles(text: str) -> Iterator[Title]:
    """Every title, with whether a document number stands behind it."""
    plain = simplify(text)
    for found in _TITLE.finditer(plain) if "《" in plain else ():
        clause = re.split("[。；\n]", plain[max(0, found.start() - _NEAR) : found.start()])[-1]
        rest = re.split("[。\n]", plain[found.end("title") + 1 :][: 2 * _NEAR])[0]
        yield Title(
            found.start(), found.end("title") + 1, found["title"], clause, rest, _is_numbered(found["behind"])
        )


def _is_numbered(behind: str) -> bool:
    """Whether a bracket with a number stands behind a title, complete or not: what it lacks is told elsewhere."""
    return bool(_NUMBER_BEGINS.match(behind))


def key_of(number: str) -> str:
    """The agency code's last characters, year and serial, whatever the brackets."""
    figures = re.findall("[0-9]+", simplify(number).translate({0xFF10 + digit: 48 + digit for digit in range(10)}))
    return "-".join(figure.lstrip("0") for figure in figures[-2:])


@cache
def word(name: str) -> str:
    """The pattern ``name`` of those by which documents are cited; for Simplified text."""
    return str(read_yaml(_DATA)[name])
