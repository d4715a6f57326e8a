"""The operators of templates, within bounds: numbers stay small, and what grows pays for its size first."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from planforge.patterns import lazy
from planforge.templating.budget import Budget, TooLarge
from planforge.templating.limits import BITS, ITEM, MADE

_SPECIFIER = lazy(r"%(?:\([^()]*\))?[-+ #0]*\d{0,3}(?:\.\d{1,3})?[sdif%]")
"""``%s`` and the like, of modest width."""


def bounded(budget: Budget) -> dict[str, Callable[[Any, Any], Any]]:
    """The operators that can grow, by sign."""

    def plus(left: Any, right: Any) -> Any:
        return budget.made(_small(left + right))

    def times(left: Any, right: Any) -> Any:
        count, many = (left, right) if isinstance(left, int) else (right, left)
        if isinstance(count, int) and isinstance(many, str | list | tuple):
            size = max(count, 0) * len(many)
            budget.spend(size >> MADE if isinstance(many, str) else ITEM * size)
        return _small(left * right)

    def power(left: Any, right: Any) -> Any:
        if isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > BITS:
            raise TooLarge
        return left**right

    def percent(left: Any, right: Any) -> Any:
        if isinstance(left, str):
            check_form(left)
            budget.read(right)
            return budget.made(left % right)
        return left % right

    return {
        "+": plus,
        "*": times,
        "**": power,
        "%": percent,
        "-": lambda left, right: _small(operator.sub(left, right)),
    }


def _small(value: Any) -> Any:
    """``value``. Raises: TooLarge."""
    if isinstance(value, int) and value.bit_length() > BITS:
        raise TooLarge
    return value


def check_form(form: str) -> None:
    """Raises: TooLarge: ``form`` asks for a width beyond a few hundred characters, or for one that it does not say."""
    if "%" in _SPECIFIER.sub("", form):
        raise TooLarge
