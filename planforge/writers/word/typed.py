"""Mappings from YAML into typed dataclasses; whatever does not fit is a ``ProfileError`` naming the key.

Knows types only, nothing of layouts.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from planforge.writers.word.errors import ProfileError

T = TypeVar("T")
_QUOTED = 30


def typed(kind: type[T], value: object, key: str) -> T:
    """``value`` as the dataclass ``kind``; ``key`` is where it stands, such as ``styles.Title``."""
    given = _mapping(value, key)
    known = _fields(cast("Hashable", kind))
    for name in given:
        if name not in known:
            raise unknown_key(_join(key, name), name, known)
    for name, (spec, _) in known.items():
        if name not in given and spec.default is MISSING:
            raise ProfileError("PF529", path=_join(key, name), key=_join(key, name))
    return kind(**{name: _field(known[name], value, _join(key, name)) for name, value in given.items()})


def shown(value: object) -> str:
    """``value`` as briefly as a message can quote it."""
    text = str(value)
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def unknown_key(path: str, name: str, known: Mapping[str, object]) -> ProfileError:
    from difflib import get_close_matches

    for nearest in get_close_matches(name, list(known), 1, 0.5):
        return ProfileError("PF522", path=path, key=path, nearest=nearest)
    return ProfileError("PF522", path=path, key=path)


@cache
def _fields(kind: Hashable) -> dict[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {spec.name: (spec, hints[spec.name]) for spec in fields(cast("Any", kind))}


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _field(known: tuple[Field[Any], Any], value: object, key: str) -> Any:
    spec, kind = known
    read = _value(kind, value, key)
    if "between" in spec.metadata and read is not None:
        least, most = spec.metadata["between"]
        if not least <= read <= most:
            raise ProfileError("PF533", path=key, key=key, found=shown(value), least=least, most=most)
    return read


def _value(kind: Any, value: object, key: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _value(next(arm for arm in get_args(kind) if arm is not NoneType), value, key)
    if origin is Literal:
        return _choice(get_args(kind), value, key)
    if origin is tuple:
        return _texts(value, key)
    if origin is Mapping:
        inner = get_args(kind)[1]
        return {name: _value(inner, item, _join(key, name)) for name, item in _mapping(value, key).items()}
    if is_dataclass(kind) and isinstance(kind, type):
        return typed(kind, value, key)
    return _SCALARS[kind](value, key)


def _mapping(value: object, key: str) -> Mapping[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
        raise ProfileError("PF527", path=key, key=key, found=shown(value))
    return value


def _choice(choices: tuple[str, ...], value: object, key: str) -> str:
    word = str(value)
    if isinstance(value, bool) or word not in choices:
        raise ProfileError("PF526", path=key, key=key, found=shown(value), choices="、".join(choices))
    return word


def _texts(value: object, key: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ProfileError("PF528", path=key, key=key, found=shown(value))
    return tuple(_text(item, key) for item in value)


def _text(value: object, key: str) -> str:
    if not isinstance(value, str):
        raise ProfileError("PF524", path=key, key=key, found=shown(value))
    return value


def _number(value: object, key: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ProfileError("PF523", path=key, key=key, found=shown(value))
    return value


def _whole(value: object, key: str) -> int:
    number = _number(value, key)
    if number != int(number):
        raise ProfileError("PF523", path=key, key=key, found=shown(value))
    return int(number)


def _switch(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise ProfileError("PF525", path=key, key=key, found=shown(value))
    return value


_SCALARS: dict[Any, Callable[[object, str], Any]] = {
    str: _text,
    float: _number,
    int: _whole,
    bool: _switch,
}
