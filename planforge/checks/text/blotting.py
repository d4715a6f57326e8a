"""Blots out of a text what is no writing: addresses, file names, code, marks of Markdown. As long as the text."""

from __future__ import annotations

import re

from planforge.checks.characters import EMPHASIS, HEADING, SKIPPED
from planforge.patterns import lazy
from planforge.plan.fields import Kind

_ENDINGS = (
    "cn|com|org|net|edu|gov|tw|hk"
    "|docx?|xlsx?|pptx?|wps|et|dps|pdf|ofd|jpe?g|png|gif|mp[34]|zip|rar|txt|csv|md|ics|ya?ml|html?"
)
_ADDRESS = lazy(
    r"(?:(?<![A-Za-z])[A-Za-z]{2,10}://|(?<![A-Za-z0-9])www\.)[!-~]*[A-Za-z0-9/=#_-]"
    r"|(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]*[A-Za-z0-9]"
    rf"|(?<![A-Za-z0-9._-])[A-Za-z0-9._-]*\.(?:{_ENDINGS})(?![A-Za-z0-9])"
    r"|`[^`\n]+`"
)
_MARKDOWN = lazy(
    r"(?=[`:| \t*+0-9\]^<-])(?:^```[^`]*^```|^ {0,3}:::.*$"
    r"|^[ \t]*(?:[|:-][ \t]*){3,}$"
    r"|^[ \t]*(?:[-*+]|(?P<item>[0-9]{1,3})[.)])[ \t]+"
    r"|\]\([^()\s]*\)|\^\^|<<(?=[ \t]*\|))",
    re.MULTILINE,
)
_HEADING = lazy(r"^ {0,3}#{1,6}[ \t]*", re.MULTILINE)
_EMPHASIS = lazy(r"(?P<mark>\*\*|__|\*)(?=[^\s*_])[^\n*_]*(?<=[^\s*_])(?P=mark)")


def blotted(text: str, kind: Kind) -> str:
    """``text`` with `SKIPPED`, `HEADING` and `EMPHASIS` for what the rules over writing must not see."""
    if kind is Kind.MARKDOWN:
        if "#" in text:
            text = _HEADING.sub(lambda match: HEADING * len(match[0]), text)
        text = _MARKDOWN.sub(_markdown, text)
        if "*" in text or "_" in text:
            text = _EMPHASIS.sub(_without_marks, text)
    if "." in text or "@" in text or "/" in text or "`" in text:
        text = _ADDRESS.sub(_skipped, text)
    return text


def _markdown(match: re.Match[str]) -> str:
    """The marks blotted out; the number of an item stays where it is, since it may be wrong."""
    if not match["item"]:
        return _skipped(match)
    end = match.end("item")
    return match.string[match.start() : end] + SKIPPED * (match.end() - end)


def _skipped(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", SKIPPED, match[0])


def _without_marks(match: re.Match[str]) -> str:
    marks = EMPHASIS * len(match["mark"])
    return f"{marks}{match[0][len(marks) : -len(marks)]}{marks}"
