"""The open lists and mappings above a line, by indentation. A tolerant picture, not a parser."""

from __future__ import annotations

from dataclasses import dataclass

from planforge.source.traps.shape import Shape


@dataclass(slots=True)
class Level:
    """An open list or mapping."""

    indent: int
    is_list: bool
    filled: bool = False
    """Whether its last item or key has a value, so that none may follow below."""


class Levels:
    """The open levels, outermost first."""

    def __init__(self) -> None:
        self._open: list[Level] = []

    def clear(self) -> None:
        self._open.clear()

    @property
    def is_empty(self) -> bool:
        return not self._open

    def above(self, indent: int, dashed: bool) -> Level | None:
        """The innermost level that a line of this indentation belongs to or stands below."""
        reachable = [level for level in self._open if level.indent <= indent]
        while reachable and self._ends_list(reachable, indent, dashed):
            reachable.pop()
        return reachable[-1] if reachable else None

    def fits(self, indent: int, dashed: bool) -> bool:
        """Whether a key or an item may stand at ``indent``."""
        level = self.above(indent, dashed)
        if level is None:
            return not self._open
        if level.indent < indent:
            return not level.filled
        return level.is_list == dashed or (dashed and not level.filled)

    def expects_key(self, indent: int, dashed: bool) -> bool:
        """Whether only ``key: value`` may stand at ``indent``; at the root, nothing else is of use."""
        level = self.above(indent, dashed)
        if level is None:
            return not dashed
        return not dashed and level.indent == indent and not level.is_list

    def expects_item(self, indent: int) -> bool:
        """Whether only ``- item`` may stand at ``indent``."""
        level = self.above(indent, True)
        return level is not None and level.is_list and level.indent == indent

    def awaits(self, indent: int) -> bool:
        """Whether a value is still to come, and may stand at ``indent``."""
        level = self.above(indent, True)
        return level is not None and not level.filled

    def nearest(self, indent: int, dashed: bool) -> list[int]:
        """The indentations of the open levels of the same sort, nearest to ``indent`` first; inner ones first."""
        fitting = [level.indent for level in reversed(self._open) if level.is_list == dashed]
        return sorted(fitting, key=lambda known: abs(known - indent))

    def opens(self, indent: int, dashed: bool) -> bool:
        """Whether a line at ``indent`` would begin a new level."""
        level = self.above(indent, dashed)
        return level is None or level.indent < indent or level.is_list != dashed

    def innermost_mapping(self) -> int | None:
        """The indentation of the innermost open mapping."""
        return next((level.indent for level in reversed(self._open) if not level.is_list), None)

    def outside(self, indent: int) -> int:
        """The indentation of the innermost level that is indented less; -1 at the root."""
        return next((level.indent for level in reversed(self._open) if level.indent < indent), -1)

    def enter(self, shape: Shape) -> None:
        """Take in a line: its list marks, its key, and whether it holds a value."""
        self._leave(shape.indent, bool(shape.dashes))
        for column in shape.dashes:
            self._enter(column, True).filled = column != shape.dashes[-1] or shape.start < shape.end
        if shape.has_key:
            self._enter(shape.start, False).filled = shape.value < shape.end
        elif self._open and not shape.dashes:
            self._open[-1].filled = True

    def empty(self) -> None:
        """The value of the last key or item has been taken away."""
        self._open[-1].filled = False

    def _enter(self, indent: int, is_list: bool) -> Level:
        top = self._open[-1] if self._open else None
        if top is not None and top.indent == indent and top.is_list == is_list:
            return top
        if top is not None:
            top.filled = True
        self._open.append(Level(indent, is_list))
        return self._open[-1]

    def _leave(self, indent: int, dashed: bool) -> None:
        while self._open and (self._open[-1].indent > indent or self._ends_list(self._open, indent, dashed)):
            self._open.pop()

    @staticmethod
    def _ends_list(levels: list[Level], indent: int, dashed: bool) -> bool:
        """Whether the innermost list, indented no deeper than its key, is over."""
        if dashed or len(levels) < 2 or not levels[-1].is_list:
            return False
        return levels[-2].indent == levels[-1].indent == indent
