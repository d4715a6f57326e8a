"""The lines of a file, mended in memory, with a memory of how columns moved. Writes nothing back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planforge.diagnostics import Diagnostic, Diagnostics, Place, Severity
from planforge.source.quoting import quoted, shortened


@dataclass(frozen=True, slots=True)
class Edit:
    """Columns ``start`` to ``end`` of a line become ``text``. Counted from 0, the end exclusive."""

    start: int
    end: int
    text: str


class Draft:
    """Lines count from 0 here, as in the parser's marks; line numbers never change."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._edits: dict[int, list[Edit]] = {}

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def replace(self, line: int, *edits: Edit) -> None:
        """Make ``edits``, all counted in the line as it stands now, which do not overlap."""
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            text = self.lines[line]
            self.lines[line] = text[: edit.start] + edit.text + text[edit.end :]
            self._edits.setdefault(line, []).append(edit)

    def blank(self, line: int) -> None:
        self.replace(line, Edit(0, len(self.lines[line]), ""))

    def unshift(self, line: int, column: int) -> int:
        """The column as written of a column in the line as it stands now."""
        for edit in reversed(self._edits.get(line, ())):
            if column >= edit.start + len(edit.text):
                column += edit.end - edit.start - len(edit.text)
            else:
                column = min(column, max(edit.start, edit.end))
        return column


class Mender:
    """A draft whose every mending is reported."""

    def __init__(self, draft: Draft, file: str, diagnostics: Diagnostics) -> None:
        self.draft = draft
        self.count = 0
        self._file = file
        self._diagnostics = diagnostics

    @property
    def lines(self) -> list[str]:
        return self.draft.lines

    def mend(self, code: str, line: int, start: int, end: int, *edits: Edit, **facts: object) -> None:
        """Report columns ``start`` to ``end`` and make the edits; the mended line is the fact ``fixed``.

        Where only the indentation changes, there is no such fact.
        """
        place, before = self._place(line, start, end), self.lines[line]
        self.draft.replace(line, *edits)
        fixed = self.lines[line]
        if fixed.strip() != before.strip():
            facts["fixed"] = shortened(fixed)
        self._report(code, place, **facts)

    def report(self, code: str, line: int, start: int, end: int, **facts: object) -> None:
        """Report what has no mending of its own line."""
        self._report(code, self._place(line, start, end), **facts)

    def note(self, code: str, line: int, **facts: object) -> None:
        """A note about the walk itself, at ``line``."""
        self._diagnostics.note(code, self._place(min(line, len(self.lines) - 1), 0, 0), **_words(facts))

    def quote(self, code: str, line: int, start: int, end: int, **facts: object) -> None:
        """Report and put quotes around columns ``start`` to ``end``."""
        self.mend(code, line, start, end, *quotes(self.lines[line], start, end), **facts)

    def _report(self, code: str, place: Place, **facts: object) -> None:
        self.count += 1
        self._diagnostics.add(Diagnostic(code, Severity.ERROR, place, _words(facts)))

    def _place(self, line: int, start: int, end: int) -> Place:
        first, last = self.draft.unshift(line, start), self.draft.unshift(line, end)
        return Place(self._file, line + 1, first + 1, line + 1, max(first, last) + 1)


def _words(facts: Mapping[str, object]) -> dict[str, str]:
    return {name: str(fact) for name, fact in facts.items()}


def quotes(text: str, start: int, end: int, mark: str = "") -> tuple[Edit, ...]:
    """The edits that quote ``text[start:end]``; they leave the columns in between traceable."""
    mark = mark or quoted(text[start:end])[0]
    doubled = (Edit(at, at, "'") for at in range(start, end) if mark == text[at] == "'")
    return (Edit(start, start, mark), *doubled, Edit(end, end, mark))
