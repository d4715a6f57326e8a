"""What is told once: of a file that many others share, all that is wrong comes with each of them. Tells nobody."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

_REMEMBERED = 4096


class Once:
    """Remembers what came last, not what it was: as little however much there is."""

    def __init__(self) -> None:
        self._told: OrderedDict[int, None] = OrderedDict()

    def is_new(self, said: Hashable) -> bool:
        """Whether ``said`` has not come before."""
        key = hash(said)
        is_new = key not in self._told
        self._told[key] = None
        self._told.move_to_end(key)
        if len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return is_new
