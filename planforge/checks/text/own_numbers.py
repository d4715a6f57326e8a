"""PF766: a heading, or a text that stands for one, with a number of its own, which the template writes as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.characters import HAN, HEADING, NUMERALS
from planforge.checks.text.slip import Slip
from planforge.patterns import lazy

_NUMBER = (
    rf"(?:[（(](?:[{NUMERALS}]{{1,3}}|[0-9０-９]{{1,2}})[）)](?!班)[ ]?[、.．，,]?"
    rf"|[{NUMERALS}]{{1,3}}[ ]?[、.．](?![0-9{NUMERALS}])"
    rf"|第[{NUMERALS}]{{1,3}}[，,、.．：:](?![第{NUMERALS}])"
    r"|[0-9０-９]{1,2}[ ]?[、.．)）](?![0-9０-９])"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[ 　]"
    r"|[①-⑳㈠-㈩⑴-⒇⒈-⒛][、.．]?(?![①-⑳])"
    rf"|[{NUMERALS}]{{1,3}}[ 　]+(?=[{HAN}])|第[{NUMERALS}]{{1,3}}[章节節][ 　、：:]"
    rf"|附[件表][ ]?[0-9０-９{NUMERALS}]{{0,2}}[：:、.．][ ]?)"
)
_OF_HEADING = lazy(rf"[ 　]*{_NUMBER}[ 　]*(?=\S)")
_OF_TEXT = lazy(rf"^[ 　]*{_NUMBER}[ 　]*(?=\S)", re.MULTILINE)
_WORDS = lazy(rf"[^\W\d_{NUMERALS}]")
_BEGINS = lazy(rf"[ 　]*[（(第附0-9０-９①-⑳㈠-㈩⑴-⒇⒈-⒛{NUMERALS}]")
"""Most texts are told apart by their first character, and the patterns take long to compile."""
_MARKDOWN_HEADING = lazy(rf"^{HEADING}+(?P<number>{_NUMBER}[ 　]*)(?=\S)", re.MULTILINE)


def number_of_heading(text: str) -> Iterator[Slip]:
    """The number that a heading begins with; a heading of numbers only is left to its writer."""
    if not _BEGINS.match(text):
        return
    if found := _OF_HEADING.match(text):
        yield Slip(*found.span(), "" if _WORDS.search(text, found.end()) else None)


def number_of_text(text: str) -> Iterator[Slip]:
    """The number that a text begins with; where its paragraphs have numbers too, it is a list of its own."""
    if not _BEGINS.match(text):
        return
    numbers = list(_OF_TEXT.finditer(text))
    if len(numbers) == 1 and numbers[0].start() == 0:
        yield Slip(*numbers[0].span(), "" if _WORDS.search(text, numbers[0].end()) else None)


def numbers_of_markdown(text: str) -> Iterator[Slip]:
    """The numbers that the headings of a text in small Markdown begin with."""
    for found in _MARKDOWN_HEADING.finditer(text):
        yield Slip(*found.span("number"), "")
