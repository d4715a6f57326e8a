"""What to do with YAML that the parser refuses: find all mistakes, mend a copy in memory, read that.

Nothing of this reaches the file or a rendered plan, for each mending has been reported as an error.
"""

from __future__ import annotations

from yaml import YAMLError

from planforge.diagnostics import Diagnostics, Place
from planforge.source.builder import Builder, TooMuchError
from planforge.source.located import Node
from planforge.source.misreading import MisreadError
from planforge.source.places import mended
from planforge.source.syntax import Refusal, refusal
from planforge.source.traps import Draft, mend_known
from planforge.source.traps.draft import quotes
from planforge.source.traps.indentation import subordinate
from planforge.source.traps.shape import is_blank, shape_of

MOST_READINGS = 60
_MOST_CHARACTERS_READ = 4_000_000
"""Of all readings together, so that a big file with many mistakes ends soon."""


def recover(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    """Report every mistake of ``text``, which the parser refuses, and give the value it probably meant."""
    draft = Draft(text)
    mend_known(draft, file, diagnostics)
    return _Readings(draft, file, diagnostics).read()


class _Readings:
    """Reads a draft again and again; each refusal is reported and taken out of the draft."""

    def __init__(self, draft: Draft, file: str, diagnostics: Diagnostics) -> None:
        self._draft = draft
        self._file = file
        self._diagnostics = diagnostics
        self._locate = mended(file, draft.unshift)
        self._quoted: set[int] = set()

    def read(self) -> Node | None:
        text = self._draft.text
        for _ in range(min(MOST_READINGS, 2 + _MOST_CHARACTERS_READ // (len(text) + 1))):
            found = Diagnostics()
            try:
                node = Builder(self._draft.text, found, self._locate).build()
            except TooMuchError:
                node = None
            except (YAMLError, MisreadError) as error:
                if self._take_out(refusal(error)):
                    continue
                node = None
            self._diagnostics.extend(found)
            return node
        return None

    def _take_out(self, refused: Refusal) -> bool:
        """Report, and make the place harmless; False where there is nothing left to take out."""
        mark = self._draft.lines[refused.line][refused.column :][:1] if refused.line < len(self._draft.lines) else ""
        code = "PF130" if mark == "\t" else refused.code
        self._diagnostics.error(code, self._place(refused), mark=mark, **refused.facts)
        suspects = (refused.line, refused.other_line, self._text_above(refused.line))
        return any(self._silence(line) for line in suspects)

    def _place(self, refused: Refusal) -> Place:
        """From where the parser stopped to the end of that line."""
        line = min(refused.line, len(self._draft.lines) - 1)
        end = len(self._draft.lines[line].rstrip())
        return self._locate(line, refused.column, line, max(end, refused.column))

    def _text_above(self, line: int) -> int:
        lines = self._draft.lines
        above = range(min(line, len(lines)) - 1, -1, -1)
        return next((number for number in above if not is_blank(lines[number])), 0)

    def _silence(self, line: int) -> bool:
        """Put the value of a line in quotes; where that was done before, blank it with all below it."""
        lines = self._draft.lines
        if line >= len(lines) or is_blank(lines[line]):
            return False
        shape = shape_of(lines[line])
        if line not in self._quoted and shape.has_key and shape.value < shape.end:
            self._quoted.add(line)
            self._draft.replace(line, *quotes(lines[line], shape.value, shape.end))
            return True
        for lost in (line, *subordinate(lines, line, shape.indent)):
            self._draft.blank(lost)
        return True
