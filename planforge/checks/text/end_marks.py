"""PF754: a heading that ends in a mark (GB/T 15834: 标题末尾不用标点). ？ ！ …… may be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.characters import CLOSING, HAN, HEADING
from planforge.checks.text.slip import Slip

_MARKS = rf"(?:[。；，、：｡､]|(?<=[{HAN}{CLOSING}])[.,;:．])"
_AT_END = re.compile(rf"(?<![。；，、：｡､.,;:．]){_MARKS}(?=\s*\Z)")
_MARKDOWN_HEADING = re.compile(rf"^{HEADING}+[^\n]*?(?P<mark>{_MARKS})[ \t]*$", re.MULTILINE)


def marks_at_end(text: str) -> Iterator[Slip]:
    """The mark that a heading ends in."""
    if found := _AT_END.search(text):
        yield Slip(*found.span(), "")


def marks_at_end_of_markdown(text: str) -> Iterator[Slip]:
    """The marks that the headings of a text in small Markdown end in."""
    for found in _MARKDOWN_HEADING.finditer(text):
        yield Slip(*found.span("mark"), "")
