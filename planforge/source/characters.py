"""Characters that may not stand in a plan: found, located and replaced. Knows nothing of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from planforge.diagnostics import TOO_MANY, Diagnostics, Place
from planforge.patterns import lazy

REPLACEMENT = "\ufffd"
MOST_FINDINGS = 100
"""More findings of this sort than anyone reads; the rest is summed up in one note."""

Ranges = tuple[tuple[int, int], ...]
"""First and last code points."""

_FORBIDDEN: Ranges = (
    *((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x84), (0x86, 0x9F)),  # controls: XML 1.0, 2.2, and YAML
    *((0xD800, 0xDFFF), (0xFDD0, 0xFDEF)),  # lone surrogates, noncharacters
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
)
_BIDI: Ranges = ((0x202A, 0x202E), (0x2066, 0x2069))
_BREAKS: Ranges = ((0x85, 0x85), (0x2028, 0x2029))
_INVISIBLE: Ranges = ((0xAD, 0xAD), (0x200B, 0x200B), (0x200E, 0x200F), (0x2060, 0x2060), (0xFEFF, 0xFEFF))


def _inside(ranges: Iterable[tuple[int, int]]) -> str:
    """The inside of a regular expression's character class."""
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


def _rest(ranges: Ranges) -> Iterator[tuple[int, int]]:
    """The ranges between ``ranges``."""
    bounds = [(-1, -1), *sorted(ranges), (0x110000, 0x110000)]
    for (_, before), (after, _) in pairwise(bounds):
        if before + 1 < after:
            yield before + 1, after - 1


DAMAGE = lazy(f"[{_inside(_FORBIDDEN + _BIDI + _BREAKS)}]")
"""Characters that XML 1.0 or YAML forbids, or that reorder or break lines unseen."""

_SUSPECT = lazy(f"[^{_inside(_rest(_FORBIDDEN + _BIDI + _BREAKS + _INVISIBLE))}]")
"""Anything to report. Written as what is not allowed, which ``re`` searches ten times as fast."""

_UNPRINTED = ("\n", "\t", "\u3000", "\xa0")
"""All that is unprintable (as `str.isprintable` sees it) in most files, and nothing to report."""

_FINDING = lazy(
    f"(?P<forbidden>[{_inside(_FORBIDDEN)}]+)|(?P<bidi>[{_inside(_BIDI)}]+)"
    f"|(?P<breaks>[{_inside(_BREAKS)}]+)|(?P<invisible>[{_inside(_INVISIBLE)}]+)"
)
_CODES = {"forbidden": "PF105", "bidi": "PF106", "breaks": "PF108"}
_INVISIBLE_CODE = "PF107"


def clean(text: str, file: str, diagnostics: Diagnostics) -> str:
    """``text`` with ``\\n`` as its only line break and U+FFFD for every damaging character, each reported.

    Columns stay as they are: one character is replaced by one. A leading byte order mark goes.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_plain(text) or _SUSPECT.search(text) is None:
        return text
    for place, found in _first(_findings(text, file), diagnostics, file):
        _report(found, place, diagnostics)
    return DAMAGE.sub(REPLACEMENT, text)


def _is_plain(text: str) -> bool:
    """Whether all of ``text`` is printable, so that the pattern, which takes long to compile, is not needed."""
    for character in _UNPRINTED:
        text = text.replace(character, "")
    return text.isprintable()


def report_damage(text: str, place: Place, diagnostics: Diagnostics) -> str:
    """``text``, which escapes have brought in, with U+FFFD for what the file itself may not hold."""
    for found in _FINDING.finditer(text):
        _report(found, place, diagnostics)
    return DAMAGE.sub(REPLACEMENT, text)


def _findings(text: str, file: str) -> Iterator[tuple[Place, re.Match[str]]]:
    line, line_start = 1, 0
    for found in _FINDING.finditer(text):
        start, end = found.span()
        line += text.count("\n", line_start, start)
        line_start = text.rfind("\n", 0, start) + 1
        yield Place(file, line, start - line_start + 1, line, end - line_start + 1), found


def _first(
    findings: Iterator[tuple[Place, re.Match[str]]], diagnostics: Diagnostics, file: str
) -> Iterator[tuple[Place, re.Match[str]]]:
    for count, finding in enumerate(findings):
        if count == MOST_FINDINGS:
            diagnostics.note(TOO_MANY, finding[0], count=MOST_FINDINGS)
            return
        yield finding


def _report(found: re.Match[str], place: Place, diagnostics: Diagnostics) -> None:
    kind = str(found.lastgroup)
    character = f"U+{ord(found.group()[0]):04X}"
    if kind in _CODES:
        diagnostics.error(_CODES[kind], place, character=character)
    else:
        diagnostics.warning(_INVISIBLE_CODE, place, character=character)
