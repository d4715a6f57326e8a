"""Pipe tables as lines: which lines are a table, and the text of each of its cells. Reads no mark inside a cell."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from planforge.document.escaping import protect, restore, take_path
from planforge.document.refused import MOST_COLUMNS, LongRow, WideTable
from planforge.document.tree import Align

_QUOTED = 60
"""Characters of a head that is quoted to find its line."""
_RULE = frozenset("|:- ")
_ALIGNS = {(True, True): Align.CENTER, (True, False): Align.LEFT, (False, True): Align.RIGHT, (False, False): None}
"""By whether a colon stands at the left and at the right of a column's rule."""


class PipeTable(Element):
    """A table: how its columns are aligned, and the texts of its rows, the head first, all of the same length."""

    def __init__(self, aligns: Sequence[Align | None], rows: Sequence[Sequence[str]]) -> None:
        super().__init__("table")
        self.aligns = aligns
        self.rows = rows


def pipe_table(block: str) -> PipeTable | None:
    """The table that ``block`` is; None where it is none. Its second line is the rule, which has a hyphen.

    Raises:
        LongRow: a row has more cells than the head (they would be dropped).
        WideTable: there are more columns than Word can show.
    """
    if "-" not in "".join(block.split("\n", 2)[1:2]):
        return None
    head, rule, *others = (line.strip(" ") for line in block.split("\n"))
    bordered = head.startswith("|") or _closing(head) is not None
    rules = _cells(rule, bordered)
    if len(_cells(head, bordered)) != len(rules) or not _RULE.issuperset("".join(rules)):
        return None
    if len(rules) == 1 and not (bordered and all(map(_has_border, (rule, *others)))):
        return None
    aligns = [_ALIGNS[part.strip(" ").startswith(":"), part.strip(" ").endswith(":")] for part in rules]
    return PipeTable(aligns, [_row(line, bordered, len(rules)) for line in (head, *(others or [""]))])


def _row(line: str, bordered: bool, columns: int) -> list[str]:
    """The texts of a row; what it has no cell for is empty."""
    if columns > MOST_COLUMNS:
        raise WideTable(_quoted(line)[:_QUOTED], columns)
    cells = [cell.strip() for cell in _cells(line, bordered)]
    if len(cells) == columns:
        return cells
    if any(cells[columns:]):
        raise LongRow(_quoted(line), len(cells), columns)
    return [*cells[:columns], *[""] * (columns - len(cells))]


def _quoted(line: str) -> str:
    return restore(take_path(line)[0])


def _cells(line: str, bordered: bool) -> list[str]:
    """``line`` divided by its pipes, but not where a backslash is before one; as in GitHub's tables, also in code."""
    if bordered:
        line = line.removeprefix("|")
        line = line[: _closing(line)] if "\\" in line else line.removesuffix("|")
    if "\\" in line:
        line = line.replace(r"\\", protect("\\")).replace(r"\|", protect("|"))
    return line.split("|")


def _has_border(line: str) -> bool:
    return line.startswith("|") or _closing(line) is not None


def _closing(line: str) -> int | None:
    """Where the pipe that ends ``line``, and the whole backslashes before it, begin; None where no pipe does."""
    if not line.endswith("|"):
        return None
    before = line[:-1].rstrip("\\")
    return None if (len(line) - 1 - len(before)) % 2 else len(before)
