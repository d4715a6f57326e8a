"""What can be worked out again, and is kept from one process to the next where the command line lends a shelf for it.

Without a shelf, which is so for every program that uses planforge as a library, nothing is kept and no file touched.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol


class Shelf(Protocol):
    """Holds bytes by name. It may lose them at any time, but never gives others back than were put there."""

    def get(self, name: str) -> bytes | None:
        """What was put under ``name``; None where there is nothing, or nothing that can be trusted."""

    def put(self, name: str, data: bytes) -> None:
        """Keep ``data``; where that cannot be done, nothing happens."""


class _Nothing:
    """The shelf of those who lend none."""

    def get(self, name: str) -> bytes | None:
        return None

    def put(self, name: str, data: bytes) -> None:
        pass


_lent: Shelf = _Nothing()


def lend(shelf: Shelf | None) -> None:
    """Keep things on ``shelf`` from now on; nowhere without one."""
    global _lent
    _lent = shelf or _Nothing()


def shelf() -> Shelf:
    """Where things are kept."""
    return _lent


def recalled(name: str, source: bytes, make: Callable[[], Any]) -> Any:
    """What ``make`` makes of ``source``: plain values, as JSON knows them, else they are made each time.

    ``name`` tells it from all others that are kept.
    """
    if isinstance(_lent, _Nothing):
        return make()
    from hashlib import sha256

    mark = sha256(source).digest()
    kept = _lent.get(name)
    if kept is not None and kept.startswith(mark):
        return json.loads(kept[len(mark) :])
    value = make()
    if (written := _as_json(value)) is not None:
        _lent.put(name, mark + written)
    return value


def _as_json(value: Any) -> bytes | None:
    """``value`` as JSON; None where it would come back as another one."""
    try:
        written = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError):
        return None
    return written.encode() if json.loads(written) == value else None
