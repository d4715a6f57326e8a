"""A plan with something in every field, made from the models themselves: each text is there once, unlike any other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any, get_args

from planforge.plan.capacity import Capacity
from planforge.plan.dates import CalendarDate
from planforge.plan.deadline import Deadline
from planforge.plan.fields import Choice, FlagWords, Kind, mark_in
from planforge.plan.glossary import Term
from planforge.plan.lead_time import LeadTime
from planforge.plan.model import PlanModel
from planforge.plan.outline import OutlineEntry
from planforge.plan.period import Period
from planforge.plan.rates import Rate
from planforge.plan.school_calendar import Term as SchoolTerm
from planforge.plan.shape import shape_of
from planforge.plan.timing import Timing
from planforge.plan.words import Word, words

SAID_OTHERWISE = {(SchoolTerm, "period")}
"""起止 of a term would contradict its 开学 and 结束."""
DEEPEST = 3
"""Times that a model stands below itself."""


class Filler:
    """Fills models; ``said`` holds every text with its path."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self._numbers = count(100)

    def fill(self, model: type[PlanModel], path: str = "", above: tuple[type[PlanModel], ...] = ()) -> dict[str, Any]:
        """YAML data for ``model``, with Chinese keys."""
        data: dict[str, Any] = {}
        for word in words(model).values():
            if (model, word.name) in SAID_OTHERWISE:
                continue
            value = self._value(word, f"{path}.{word.name}".lstrip("."), (*above, model))
            if value is not None:
                data[word.zh] = value
        return data

    def _value(self, word: Word, path: str, above: tuple[type[PlanModel], ...]) -> Any:
        shape = shape_of(word.annotation)
        inner = shape.item or shape
        if any(_is_marked(word.annotation, mark) for mark in (Choice, FlagWords)) or inner.kind is Kind.CODE:
            return _needed(word) if word.required else None
        if shape.item and inner.kind is Kind.NAME:
            return None  # names that stand elsewhere
        if inner.model is None:
            text = self._text(word.annotation, path)
            return [text, self._text(word.annotation, path)] if shape.item else text
        if inner.model in (OutlineEntry, Term) or above.count(inner.model) >= DEEPEST:
            return None
        data = self.fill(inner.model, path, above)
        return [data] if shape.item else data

    def _text(self, annotation: Any, path: str) -> str:
        number = next(self._numbers)
        text = next((form(number) for kind, form in _FORMS.items() if kind in _types(annotation)), f"词{number}语")
        self.said[text] = path
        return text


def _needed(word: Word) -> str:
    """The usual answer where one must be chosen; else the first number."""
    choice = mark_in(word.annotation, Choice)
    return choice.written[0] if choice else "1"


_FORMS = {
    Deadline: lambda number: f"{1900 + number}年底前",
    Period: lambda number: f"{1900 + number}年3月—4月",
    CalendarDate: lambda number: f"{1900 + number}年5月6日",
    Timing: lambda number: f"2006年{number % 12 + 1}月{number % 28 + 1}日",
    Rate: lambda number: f"每周{number}期",
    Capacity: lambda number: f"每天{number}条",
    LeadTime: lambda number: f"{number % 300 + 1}个工作日",
}
"""How texts are written that must be read as something."""


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


def _is_marked(annotation: Any, mark: type) -> bool:
    return any(isinstance(found, mark) for found in _types(annotation))
