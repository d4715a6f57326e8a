"""Filters and tests that pay for what they look through and for what they make. Adds none, changes no result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any

from jinja2.filters import FILTERS, make_attrgetter
from jinja2.tests import TESTS

from planforge.templating.budget import Budget, TooLarge
from planforge.templating.limits import COPIED, MADE, NUMBER
from planforge.templating.operators import check_form

_FILTERS = (
    "abs batch capitalize count d default dictsort e escape first float format groupby int items join last length list"
    " lower map max min reject rejectattr replace reverse round safe select selectattr slice sort string sum title trim"
    " truncate unique upper"
)
"""Those of Jinja2's own that a plan needs; chance (``random``) and markup of other languages are not among them."""
_PLAIN = frozenset(("callable", "defined", "filter", "none", "test", "undefined"))
"""Tests that only look at what kind of value they have."""
_ANY_NUMBER = frozenset(("abs", "d", "default", "float", "int", "max", "min", "string", "sum"))
"""Filters whose numbers are values, not sizes."""

Function = Callable[..., Any]


def chosen(own: Mapping[str, Function]) -> dict[str, Any]:
    """Jinja2's filters that are of use here, and our ``own``, as they are."""
    return {**{name: FILTERS[name] for name in _FILTERS.split()}, **own}


def filters(own: Mapping[str, Function], budget: Budget) -> dict[str, Any]:
    """Those `chosen`, guarded."""
    return {name: _guarded(name, function, budget) for name, function in chosen(own).items()}


def tests(budget: Budget) -> dict[str, Any]:
    """Jinja2's tests."""
    every: dict[str, Any] = dict(TESTS)
    return {name: test if name in _PLAIN else _paying(test, budget) for name, test in every.items()}


def _guarded(name: str, function: Function, budget: Budget) -> Function:
    prepare = _PREPARED.get(name)
    sized = name not in _ANY_NUMBER

    @wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        for value in (*args, *kwargs.values()):
            budget.read(value)
        if sized and any(isinstance(value, int) and abs(value) > NUMBER for value in (*args[1:], *kwargs.values())):
            raise TooLarge
        if prepare:
            args = prepare(budget, *args, **kwargs)
            kwargs = {}
        return budget.made(function(*args, **kwargs))

    return guarded


def _paying(test: Function, budget: Budget) -> Function:
    @wraps(test)
    def paying(*args: Any) -> Any:
        for value in args:
            budget.read(value)
        return test(*args)

    return paying


# -- what would be too large before it can be counted --------------------------------------------------


def pay_for_joining(budget: Budget, divider: str, items: Iterable[Any]) -> list[Any]:
    """``items``, whose joined text is paid for."""
    listed = list(items)
    texts = sum(len(item) for item in listed if isinstance(item, str))
    budget.spend(len(divider) * len(listed) + texts >> MADE)
    return listed


def pay_for_replacing(budget: Budget, text: str, old: str, new: str) -> None:
    """What putting ``new`` for ``old`` will make at most."""
    budget.spend(len(text) + text.count(old) * len(new) >> MADE)


def _join(budget: Budget, context: Any, items: Any, d: str = "", attribute: Any = None) -> tuple[Any, ...]:
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    return context, pay_for_joining(budget, d, items), d


def _names(budget: Budget, items: Any, divider: str = "、") -> tuple[Any, ...]:
    return pay_for_joining(budget, divider, items), divider


def _replace(budget: Budget, context: Any, text: Any, old: str, new: str, count: int | None = None) -> tuple[Any, ...]:
    pay_for_replacing(budget, str(text), str(old), str(new))
    return context, text, old, new, count


def _format(budget: Budget, form: Any, *values: Any) -> tuple[Any, ...]:
    check_form(str(form))
    return form, *values


def _sum(budget: Budget, environment: Any, items: Any, attribute: Any = None, start: Any = 0) -> tuple[Any, ...]:
    """Lists are copied with every list that is added to them."""
    items = list(items if attribute is None else map(make_attrgetter(environment, attribute), items))
    if not isinstance(start, int | float):
        sizes = [len(item) for item in items if isinstance(item, list | tuple)]
        budget.spend(sum(sizes) * len(sizes) >> COPIED)
    return environment, items, None, start


_PREPARED: dict[str, Callable[..., tuple[Any, ...]]] = {
    "join": _join,
    "names": _names,
    "replace": _replace,
    "format": _format,
    "sum": _sum,
}
"""By filter: the arguments, where these must be looked at together."""
