"""What templates may ask of a value: its data and harmless methods. All else is out of reach, whatever its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from enum import Enum
from functools import cache
from inspect import getattr_static
from typing import Any

from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.utils import Cycler, Joiner, Namespace
from pydantic import BaseModel

_PACKAGE = __name__.partition(".")[0] + "."
_OF_JINJA = (BlockReference, LoopContext, Macro, TemplateReference, Cycler, Joiner, Namespace)
_NAMES: tuple[tuple[type, str], ...] = (
    (
        str,
        "path capitalize casefold count endswith find index isalnum isalpha isdecimal isdigit islower isnumeric isspace"
        " istitle isupper join lower lstrip partition removeprefix removesuffix replace rfind rindex rpartition rsplit"
        " rstrip split splitlines startswith strip swapcase title upper",
    ),
    (date, "year month day weekday isoweekday isoformat"),
    (time, "hour minute"),
    (Mapping, "get items keys values"),
    (list, "count index"),
    (tuple, "count index"),
    (Enum, "name value"),
)
"""Of a text, what cannot grow out of all proportion: no ``center``, no ``format``."""


@cache
def reachable(kind: type) -> frozenset[str]:
    """The names that templates may ask values of ``kind`` for."""
    names = {name for base, listed in _NAMES if issubclass(kind, base) for name in listed.split()}
    if kind.__module__.startswith(_PACKAGE):
        names.update(_own(kind))
    elif issubclass(kind, _OF_JINJA):
        names.update(dir(kind))
    names.update(getattr(kind, "_fields", ()))
    return frozenset(name for name in names if not name.startswith("_"))


def _own(kind: type) -> Iterator[str]:
    """The fields and methods of a class of ours, without what its library adds and what makes new ones."""
    for base in kind.__mro__:
        if base.__module__.startswith(_PACKAGE):
            yield from (name for name in vars(base) if not _is_maker(base, name))
            yield from vars(base).get("__annotations__", ())
    if issubclass(kind, BaseModel):
        yield from kind.model_fields


def _is_maker(base: type, name: str) -> bool:
    return isinstance(getattr_static(base, name), (classmethod, staticmethod, type)) or name.startswith("model_")


def is_callable(value: Any) -> bool:
    """Whether templates may call ``value``, which they have got hold of: a function or method, but no class."""
    return not isinstance(value, type) or value in (dict, Namespace, Cycler, Joiner)
