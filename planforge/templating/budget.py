"""What a rendering has done so far, and the end of it. Reads no clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from planforge.templating.limits import CALL, ITEM, MADE, READ, WORK

_MANY = (list, tuple, set, frozenset, dict)


class Exhausted(Exception):
    """A template has done all that one rendering may do."""


class TooLarge(ValueError):
    """A template asks for a number, a width or a text of a size that no document has."""


class Budget:
    """The steps that are left of one rendering."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = WORK

    def spend(self, steps: int) -> bool:
        """True, so that it can stand in a condition.

        Raises:
            Exhausted: nothing is left.
        """
        self.left -= steps
        if self.left < 0:
            raise Exhausted
        return True

    def read(self, value: Any) -> Any:
        """``value``, which something will look through to its innermost items."""
        if isinstance(value, str):
            self.spend(len(value) >> READ)
        elif isinstance(value, _MANY):
            self.spend(len(value))
            for item in value.items() if isinstance(value, dict) else value:
                if isinstance(item, _MANY):
                    self.spend(CALL)
                    self.read(item)
        return value

    def made(self, value: Any) -> Any:
        """``value``, which has just been made; one that makes its items later pays as they come."""
        if isinstance(value, str):
            self.spend(len(value) >> MADE)
        elif isinstance(value, _MANY):
            self.spend(ITEM * len(value))
        elif isinstance(value, Iterator):
            return self._items(value)
        return value

    def _items(self, items: Iterable[Any]) -> Iterator[Any]:
        for item in items:
            self.spend(ITEM)
            yield item
