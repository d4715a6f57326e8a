"""Marks that YAML keeps for itself at the start of a text, and what each is called. Mends nothing."""

from __future__ import annotations

from planforge.patterns import lazy

CODES = {"*": "PF137", "&": "PF139", "!": "PF140", **dict.fromkeys("@`%", "PF138")}
_ALIAS = lazy(r"\*[A-Za-z0-9_-]+")
_PROPERTIES = lazy(r"(?:(?:&[A-Za-z0-9_-]+|![\x21-\x7e]*)(?:[ \t]+|$))+")
_BEFORE_KEY = lazy(r"[*&][A-Za-z0-9_-]+[ \t]|![\x21-\x7e]*[ \t]")


def is_alias(text: str, start: int, end: int) -> bool:
    return _ALIAS.fullmatch(text, start, end) is not None


def behind_properties(text: str, column: int) -> int:
    """The column behind well-formed anchors and tags."""
    found = _PROPERTIES.match(text, column)
    return found.end() if found else column


def is_well_formed_before_key(text: str, column: int) -> bool:
    """Whether an alias, anchor or tag stands at ``column`` as YAML wants it in front of a key."""
    return _BEFORE_KEY.match(text, column) is not None
