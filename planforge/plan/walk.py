"""Walks over a plan's models and yields the texts of one kind with their paths. No judging."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar, cast

from planforge.plan.deadline import Deadline
from planforge.plan.fields import WRITTEN, Kind
from planforge.plan.model import PlanModel
from planforge.plan.shape import shapes
from planforge.source import Text, path_of

Item = TypeVar("Item")
Model = TypeVar("Model", bound=PlanModel)
Value: TypeAlias = tuple[PlanModel, str, Kind | None, Any]
"""The model that holds a value, its field, its kind, and the value."""
Field: TypeAlias = tuple[PlanModel, str, Kind, Text]
"""The same of a text that is written for people."""
_LARGE = 20
"""Items from which on a walk is worth remembering."""


class Remembered(Generic[Model, Item]):
    """A walk that is remembered for the last large model that was walked: the rules walk the same plan many times.

    Models are frozen, so that one and the same object always has the same walk. ``least`` items make a model large.
    """

    def __init__(self, walk: Callable[[Model], Iterable[Item]], least: int = _LARGE) -> None:
        self._walk = walk
        self._least = least
        self._last: tuple[Model | None, tuple[Item, ...]] = (None, ())

    def __call__(self, model: Model) -> tuple[Item, ...]:
        last, found = self._last
        if last is not model:
            found = tuple(self._walk(model))
            if len(found) >= self._least:
                self._last = (model, found)
        return found


def _walk_values(model: PlanModel) -> list[Value]:
    found: list[Value] = []
    _gather_values(model, found)
    return found


def _gather_values(model: PlanModel, found: list[Value]) -> None:
    for name, is_list, is_model, kind in _steps(type(model)):
        value = getattr(model, name)
        for one in value if is_list else (value,):
            if one is None:
                continue
            if is_model:
                _gather_values(one, found)
            else:
                found.append((model, name, kind, one))


def _walk_models(model: PlanModel) -> list[tuple[str, PlanModel]]:
    found: list[tuple[str, PlanModel]] = []
    _gather_models(model, "", found)
    return found


def _gather_models(model: PlanModel, path: str, found: list[tuple[str, PlanModel]]) -> None:
    found.append((path, model))
    for name, is_list, is_model, _ in _steps(type(model)):
        value = getattr(model, name) if is_model else None
        if value is None:
            continue
        here = f"{path}.{name}" if path else name
        if is_list:
            for index, one in enumerate(value):
                _gather_models(one, f"{here}.{index}", found)
        else:
            _gather_models(value, here, found)


@cache
def _steps(model: type[PlanModel]) -> tuple[tuple[str, bool, bool, Kind | None], ...]:
    """The fields of ``model``: whether a list, whether of models, of which kind."""
    return tuple(
        (name, shape.item is not None, (shape.item or shape).model is not None, (shape.item or shape).kind)
        for name, shape in shapes(model).items()
    )


_values: Remembered[PlanModel, Value] = Remembered(_walk_values)
"""Every value in a model and below: (holder, field, kind, value), in the plan's own order."""
_models: Remembered[PlanModel, tuple[str, PlanModel]] = Remembered(_walk_models)
"""Every model in a model and below, itself first, with its path."""


def _walk_fields(model: PlanModel) -> Iterator[Field]:
    for holder, name, kind, one in _values(model):
        if kind not in (None, Kind.CODE) and isinstance(one, Text):
            yield holder, name, kind, one


_fields: Remembered[PlanModel, Field] = Remembered(_walk_fields)


def _walk_times(model: PlanModel) -> Iterator[tuple[str, Any]]:
    return ((name, one) for _, name, _, one in _values(model) if isinstance(one, WRITTEN))


_times: Remembered[PlanModel, tuple[str, Any]] = Remembered(_walk_times, least=1)
"""The values that keep their text as written, with the names of their fields."""


def of_kind(model: PlanModel, kind: Kind) -> Iterator[tuple[PlanModel, str, Text]]:
    """Every text of ``kind`` in ``model`` and below: (the model that holds it, its field, the text)."""
    return ((holder, name, one) for holder, name, its, one in _values(model) if its is kind)


def fields(model: PlanModel) -> tuple[Field, ...]:
    """As `texts`, with the model that holds each text and the name of its field."""
    return _fields(model)


def texts(model: PlanModel) -> Iterator[tuple[Kind, Text]]:
    """Every text that is written for people, in ``model`` and below, in the plan's own order."""
    return ((kind, one) for _, _, kind, one in fields(model))


def written(model: PlanModel) -> Iterator[tuple[str, str]]:
    """Every value in ``model`` and below as it is written, with its path where it knows it."""
    for _, _, _, one in _values(model):
        text = one.text if isinstance(one, WRITTEN) else one
        yield path_of(text), str(text)


def times(model: PlanModel) -> Iterator[Text]:
    """Every date, period and deadline in ``model`` and below, as it is written."""
    return (one.text for _, one in _times(model) if isinstance(one.text, Text))


def models(model: PlanModel, wanted: type[Model], path: str = "") -> Iterator[tuple[str, Model]]:
    """Every model of class ``wanted`` in ``model`` and below, with its path."""
    found = ((here, cast(Model, one)) for here, one in _models(model) if _is_a(type(one), wanted))
    return ((".".join(filter(None, (path, here))), one) for here, one in found) if path else found


def deadlines(model: PlanModel) -> Iterator[tuple[str, Deadline]]:
    """Every deadline in ``model`` and below, with the name of its field."""
    return ((name, one) for name, one in _times(model) if isinstance(one, Deadline))


@cache
def _is_a(model: type[PlanModel], wanted: type[PlanModel]) -> bool:
    """As `issubclass`, which pydantic makes slow, as it does `isinstance`."""
    return issubclass(model, wanted)
