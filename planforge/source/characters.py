"""Characters that may not stand in a plan: found, located and replaced. Knows nothing of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.diagnostics import Diagnostics, Place

REPLACEMENT = "\ufffd"
MOST_FINDINGS = 100
"""More findings of this sort than anyone reads; the rest is summed up in one note."""

_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)
)
_BIDI = "\u202a-\u202e\u2066-\u2069"
_BREAKS = "\x85\u2028\u2029"
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u2060\ufeff"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"

_DAMAGING = _CONTROLS + _NONCHARACTERS + _BIDI + _BREAKS
DAMAGE = re.compile(f"[{_DAMAGING}]")
"""Characters that XML 1.0 or YAML forbids, or that reorder or break lines unseen."""

_FINDING = re.compile(
    f"(?P<forbidden>[{_CONTROLS}{_NONCHARACTERS}]+)|(?P<bidi>[{_BIDI}]+)"
    f"|(?P<breaks>[{_BREAKS}]+)|(?P<invisible>[{_INVISIBLE}]+)"
)
_CODES = {"forbidden": "PF105", "bidi": "PF106", "breaks": "PF108"}
_INVISIBLE_CODE = "PF107"
_TOO_MANY = "PF109"


def clean(text: str, file: str, diagnostics: Diagnostics) -> str:
    """``text`` with ``\\n`` as its only line break and U+FFFD for every damaging character, each reported.

    Columns stay as they are: one character is replaced by one. A leading byte order mark goes.
    """
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FINDING.search(text) is None:
        return text
    for place, found in _first(_findings(text, file), diagnostics, file):
        _report(found, place, diagnostics)
    return DAMAGE.sub(REPLACEMENT, text)


def name(character: str) -> str:
    """``U+202E`` and the like."""
    return f"U+{ord(character):04X}"


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
            diagnostics.note(_TOO_MANY, finding[0], count=MOST_FINDINGS)
            return
        yield finding


def _report(found: re.Match[str], place: Place, diagnostics: Diagnostics) -> None:
    kind = str(found.lastgroup)
    character = name(found.group()[0])
    if kind in _CODES:
        diagnostics.error(_CODES[kind], place, character=character)
    else:
        diagnostics.warning(_INVISIBLE_CODE, place, character=character)
