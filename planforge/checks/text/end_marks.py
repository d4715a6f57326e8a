"""PF754: a heading that ends in a mark (GB/T 15834: 标题末尾不用标点). …… may be meant, and ？ after a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.characters import CLOSING, HAN, HEADING
from planforge.checks.text.slip import Slip
from planforge.patterns import lazy

_MARKS = rf"(?:[。；，、：｡､]|(?<=[{HAN}{CLOSING}])[.,;:．])"
ENDING = frozenset("。；，、：｡､.,;:．")
SPOKEN = frozenset("！？!?")
_AT_END = lazy(rf"(?<![。；，、：｡､.,;:．]){_MARKS}(?=\s*\Z)")
_MARKDOWN_HEADING = lazy(rf"^{HEADING}+[^\n]*?(?P<mark>{_MARKS})[ \t]*$", re.MULTILINE)
_SPOKEN = rf"(?<![！？!?])(?:[！？]|(?<=[{HAN}{CLOSING}])[!?])"
_SPOKEN_AT_END = lazy(rf"{_SPOKEN}(?=\s*\Z)")
_SPOKEN_IN_MARKDOWN = lazy(rf"^{HEADING}+[^\n]*?(?P<mark>{_SPOKEN})[ \t]*$", re.MULTILINE)
_ASKS = lazy(
    "[吗嗎呢何怎哪谁誰几幾]|什么|什麼|甚麼|为啥|多少|是否|能否|可否|要不要|[该該能会會]不[该該能会會]|是不是|有没有|有沒有"
)


def marks_at_end(text: str) -> Iterator[Slip]:
    """The mark that a heading ends in."""
    if found := _AT_END.search(text):
        yield Slip(*found.span(), "")


def marks_at_end_of_markdown(text: str) -> Iterator[Slip]:
    """The marks that the headings of a text in small Markdown end in."""
    for found in _MARKDOWN_HEADING.finditer(text):
        yield Slip(*found.span("mark"), "")


def exclamations_at_end(text: str) -> Iterator[Slip]:
    """The ！ that a heading ends in, or a ？ after what asks nothing: that may have to be worded anew."""
    if found := _SPOKEN_AT_END.search(text):
        yield from _spoken(*found.span(), text)


def exclamations_at_end_of_markdown(text: str) -> Iterator[Slip]:
    """As `exclamations_at_end`, of the headings of a text in small Markdown."""
    for found in _SPOKEN_IN_MARKDOWN.finditer(text):
        yield from _spoken(*found.span("mark"), found[0])


def _spoken(start: int, end: int, heading: str) -> Iterator[Slip]:
    if "！" in heading[-3:] or "!" in heading[-3:]:
        yield Slip(start, end, "")
    elif not _ASKS.search(heading):
        yield Slip(start, end)
