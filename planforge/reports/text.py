"""Findings for the screen: message, place, excerpt with carets under the very characters, remedy.

Prints nothing and reads no file: the texts of the files are handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from planforge.diagnostics import Diagnostic, Place, Severity
from planforge.reports.columns import visible, width, wrapped
from planforge.reports.excerpt import excerpt
from planforge.reports.spot import spot
from planforge.reports.wording import LEVELS, Translate, describe, same

WIDTH = 100
"""Columns that no line with an excerpt or a remedy exceeds."""
_COLORS = {Severity.ERROR: "\033[1;31m", Severity.WARNING: "\033[1;33m", Severity.NOTE: "\033[1;36m"}
_DIM, _PLAIN = "\033[2m", "\033[0m"


def render(
    diagnostics: Iterable[Diagnostic],
    sources: Mapping[str, str],
    *,
    translate: Translate | None = None,
    color: bool = False,
) -> str:
    """All findings, one after another. ``sources`` are the texts of the files by name."""
    lines = {file: text.split("\n") for file, text in sources.items()}
    return "\n\n".join(_Finding(diagnostic, translate or same, color).show(lines) for diagnostic in diagnostics)


def summary(diagnostics: Iterable[Diagnostic], *, translate: Translate | None = None) -> str:
    """How many findings there are, in all and of each severity."""
    return counted(Counter(diagnostic.severity for diagnostic in diagnostics), translate=translate)


def counted(often: Counter[Severity], *, translate: Translate | None = None) -> str:
    """As `summary`, where somebody has counted them."""
    say = translate or same
    counts = say("，").join(
        say("{level}{count}").format(level=say(LEVELS[severity]), count=often[severity])
        for severity in LEVELS
        if often[severity]
    )
    if not counts:
        return say("没有发现问题")
    return say("共{count}处：{counts}").format(count=often.total(), counts=counts)


class _Finding:
    """One finding and how it is shown."""

    def __init__(self, diagnostic: Diagnostic, say: Translate, color: bool) -> None:
        self._message, self._remedy = describe(diagnostic, say)
        self._code = diagnostic.code
        self._place = diagnostic.place
        self._level = say(LEVELS[diagnostic.severity])
        self._tone = _COLORS[diagnostic.severity] if color else ""
        self._dim = _DIM if color else ""
        self._margin = " " * len(str(self._place.line)) if self._place else ""

    def show(self, sources: Mapping[str, list[str]]) -> str:
        parts = [f"{self._painted(f'{self._level}[{self._code}]', self._tone)} {visible(self._message)}"]
        place = self._place
        if place is not None:
            parts.append(f"{self._gutter('┌─')} {visible(spot(place))}")
        line = _line(place, sources)
        if place is not None and line is not None:
            parts += self._excerpt(line, place)
        else:
            parts += self._advice()
        parts.append(f"{self._gutter('=')} planforge explain {self._code}")
        return "\n".join(parts)

    def _excerpt(self, line: str, place: Place) -> list[str]:
        """The line, the carets, and the remedy: beside them where it fits, else below."""
        margin = len(self._margin) + len("│ ")
        shown = excerpt(line, place, WIDTH - margin)
        carets = " " * shown.gap + self._painted("^" * shown.marked, self._tone)
        number = self._painted(f"{place.line}│", self._dim)
        remedy = visible(self._remedy)
        fits = margin + shown.gap + shown.marked + 1 + width(remedy) <= WIDTH
        beside = f" {remedy}" if fits and remedy else ""
        rows = [f"{number} {shown.line}".rstrip(), f"{self._gutter('│')} {carets}{beside}"]
        return rows if fits else rows + self._advice()

    def _advice(self) -> list[str]:
        """The remedy on lines of its own."""
        if not self._remedy:
            return []
        first, *rest = wrapped(visible(self._remedy), WIDTH - len(self._margin) - len("= "))
        return [f"{self._gutter('=')} {first}", *(f"{self._margin}  {line}" for line in rest)]

    def _gutter(self, mark: str) -> str:
        return self._margin + self._painted(mark, self._dim)

    def _painted(self, text: str, tone: str) -> str:
        return f"{tone}{text}{_PLAIN}" if tone else text


def _line(place: Place | None, sources: Mapping[str, list[str]]) -> str | None:
    lines = sources.get(place.file) if place else None
    return lines[place.line - 1] if place and lines and place.line <= len(lines) else None
