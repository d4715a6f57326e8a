"""Findings for the screen: message, place, excerpt with a caret under the very characters, remedy."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from planforge.diagnostics import Diagnostic, Place, Severity
from planforge.language.script import display_width
from planforge.reports.wording import LEVELS, Translate, describe, same

WIDTH = 96
"""Columns that an excerpt may take."""
_BEFORE = 40
"""Columns kept in front of the caret when a long line is cut."""
_COLORS = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[1;33m", Severity.NOTE: "\033[1;36m"}
_PLAIN = "\033[0m"


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, str],
    *,
    translate: Translate | None = None,
    color: bool = False,
) -> str:
    """All findings, one after another. ``sources`` are the texts of the files by name."""
    say = translate or same
    lines = {file: text.split("\n") for file, text in sources.items()}
    return "\n\n".join(_one(diagnostic, lines, say, color) for diagnostic in diagnostics)


def summary(diagnostics: Iterable[Diagnostic], *, translate: Translate | None = None) -> str:
    """How many findings of each severity there are."""
    say = translate or same
    severities = [diagnostic.severity for diagnostic in diagnostics]
    counts = "，".join(
        f"{say(LEVELS[severity])}{severities.count(severity)}" for severity in LEVELS if severity in severities
    )
    return say("共{count}处：{counts}").format(count=len(severities), counts=counts)


def _one(diagnostic: Diagnostic, sources: Mapping[str, list[str]], say: Translate, color: bool) -> str:
    message, remedy = describe(diagnostic, say)
    level = say(LEVELS[diagnostic.severity])
    head = f"{level}[{diagnostic.code}]"
    if color:
        head = f"{_COLORS[diagnostic.severity]}{head}{_PLAIN}"
    place = diagnostic.place
    line = _line(place, sources)
    margin = len(str(place.line)) if place else 1
    parts = [f"{head} {message}"]
    if place:
        parts.append(f"{' ' * margin} ┌─ {place.file}:{place.line}:{place.column}")
    if place and line is not None:
        excerpt, caret = _excerpt(line, place)
        parts.append(f"{place.line}│ {excerpt}")
        parts.append(f"{' ' * margin}│ {caret} {remedy}".rstrip())
    elif remedy:
        parts.append(f"{' ' * margin} = {remedy}")
    parts.append(f"{' ' * margin} = planforge explain {diagnostic.code}")
    return "\n".join(parts)


def _line(place: Place | None, sources: Mapping[str, list[str]]) -> str | None:
    lines = sources.get(place.file) if place else None
    return lines[place.line - 1] if place and lines and place.line <= len(lines) else None


def _excerpt(line: str, place: Place) -> tuple[str, str]:
    """The line, cut to fit, and the carets under the place."""
    shown = "".join(map(_visible, line))
    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line else len(shown)
    before, spot = shown[:start], shown[start : max(end, start)]
    cut = _tail(before, _BEFORE) if display_width(shown) > WIDTH else before
    lead = "…" if cut != before else ""
    room = WIDTH - display_width(lead + cut)
    spot_shown = _head(spot, room)
    rest = shown[start + len(spot_shown) :]
    rest_shown = _head(rest, max(0, room - display_width(spot_shown)))
    trail = "…" if rest_shown != rest else ""
    gap = " " * display_width(lead + cut)
    return f"{lead}{cut}{spot_shown}{rest_shown}{trail}", gap + "^" * max(1, display_width(spot_shown))


def _visible(char: str) -> str:
    """``char`` as it can be shown: a tab as a space, a control or format character as a mark."""
    if char == "\t":
        return " "
    return "�" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Cn") else char


def _head(text: str, width: int) -> str:
    """As much of the beginning of ``text`` as fits ``width`` columns."""
    used = 0
    for index, char in enumerate(text):
        used += display_width(char)
        if used > width:
            return text[:index]
    return text


def _tail(text: str, width: int) -> str:
    """As much of the end of ``text`` as fits ``width`` columns."""
    return _head(text[::-1], width)[::-1]
