"""``问题: 学校班额过大`` in an item that is itself a 问题: the line is meant as its text, not as a finding below it."""

from __future__ import annotations

from typing import Any

_SAID = {"title", "text"}


def hoisted(data: Any, below: str = "findings") -> Any:
    """``data`` with the one thing below it that only says something as its own text, where it says nothing itself."""
    if not isinstance(data, dict) or _SAID & data.keys():
        return data
    items = data.get(below)
    if not isinstance(items, list) or len(items) != 1 or not isinstance(items[0], dict) or items[0].keys() - _SAID:
        return data
    return {**{key: value for key, value in data.items() if key != below}, **items[0]}
