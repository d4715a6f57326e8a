"""Places and scalars for the hot path, equal to those that their classes make, at half the cost.

A frozen dataclass sets its fields through ``object.__setattr__``; here the slots are set directly. A file
of 100 KB makes some ten thousand of them. Used by the builder only, on objects that nobody has seen yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from planforge.diagnostics import Place
from planforge.source.located import Entry, Node, Scalar

_new = object.__new__


def _setter(owner: type[object], field: str) -> Callable[[object, object], None]:
    slot: Any = cast(Any, owner).__dict__[field]
    setter: Callable[[object, object], None] = slot.__set__
    return setter


_set_file, _set_line, _set_column, _set_end_line, _set_end_column = (
    _setter(Place, field) for field in ("file", "line", "column", "end_line", "end_column")
)
_set_text, _set_place, _set_plain = (_setter(Scalar, field) for field in ("value", "place", "plain"))
_set_key, _set_value = (_setter(Entry, field) for field in ("key", "value"))


def place_maker(file: str) -> Callable[[int, int, int, int], Place]:
    """Makes places in ``file`` from lines and columns that count from 0."""

    def make(line: int, column: int, end_line: int, end_column: int) -> Place:
        place = _new(Place)
        _set_file(place, file)
        _set_line(place, line + 1)
        _set_column(place, column + 1)
        _set_end_line(place, end_line + 1)
        _set_end_column(place, end_column + 1)
        return place

    return make


def make_scalar(value: str, place: Place, plain: bool) -> Scalar:
    scalar = _new(Scalar)
    _set_text(scalar, value)
    _set_place(scalar, place)
    _set_plain(scalar, plain)
    return scalar


def make_entry(key: Scalar, value: Node) -> Entry:
    entry = _new(Entry)
    _set_key(entry, key)
    _set_value(entry, value)
    return entry
