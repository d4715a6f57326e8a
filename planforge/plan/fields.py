"""The kinds of text and value that a plan is made of. A kind says what a text is, never how it looks.

Each text keeps the YAML path that it came from (`Text`). The kind travels in the annotation
(``Annotated[Text, Kind.PERSON]``), so that a converter can route a field without guessing.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Annotated, Any, TypeAlias, TypeVar, get_args

from pydantic import BeforeValidator, PlainSerializer
from pydantic_core import PydanticCustomError, core_schema

from planforge.language.nearest import nearest
from planforge.language.numerals import parse_number
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.capacity import Capacity, parse_capacity
from planforge.plan.dates import CalendarDate, parse_date
from planforge.plan.deadline import Deadline, parse_deadline
from planforge.plan.lead_time import LeadTime, parse_lead_time
from planforge.plan.period import Period, parse_period
from planforge.plan.rates import Rate, rate_of
from planforge.plan.timing import Timing
from planforge.plan.unreadable import Unreadable
from planforge.plan.week_grammar import parse_season
from planforge.source.text import Text


class Kind(Enum):
    """What a text is."""

    __hash__ = object.__hash__  # there is one of each, and they are looked up by the ten thousand

    PROSE = "text"
    TITLE = "title"
    PERSON = "person"
    ORGANISATION = "org"
    DOCUMENT_NUMBER = "docnumber"
    DOCUMENT = "document"
    NAME = "name"
    """What a plan calls a thing of its own (渠道, 篇章), and refers to it by."""
    MARKDOWN = "markdown"
    CODE = "code"
    """Ids, marks, options: never converted."""


class _TextSchema:
    """Pydantic keeps a `Text` as it is and takes a plain str as a text without place."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _as_text, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )


def _as_text(value: object) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        return Text(value)
    raise PydanticCustomError("PF209", "not a text", {"found": str(value)})


Prose: TypeAlias = Annotated[Text, _TextSchema(), Kind.PROSE]
Title: TypeAlias = Annotated[Text, _TextSchema(), Kind.TITLE]
PersonName: TypeAlias = Annotated[Text, _TextSchema(), Kind.PERSON]
OrgName: TypeAlias = Annotated[Text, _TextSchema(), Kind.ORGANISATION]
Name: TypeAlias = Annotated[Text, _TextSchema(), Kind.NAME]
DocNumber: TypeAlias = Annotated[Text, _TextSchema(), Kind.DOCUMENT_NUMBER]
DocTitle: TypeAlias = Annotated[Text, _TextSchema(), Kind.DOCUMENT]
SmallMarkdown: TypeAlias = Annotated[Text, _TextSchema(), Kind.MARKDOWN]
Code: TypeAlias = Annotated[Text, _TextSchema(), Kind.CODE]


def _refusing(parse: Callable[[str], Any]) -> Callable[[object], object]:
    """``parse`` for texts only, its refusal as pydantic wants it."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return parse(value)
        except Unreadable as problem:
            raise PydanticCustomError(problem.code, "unreadable", dict(problem.facts)) from None

    return validate


def _parsed(parse: Callable[[str], Any]) -> BeforeValidator:
    return BeforeValidator(_refusing(parse))


def _timing(text: str) -> Timing:
    """As `parse_timing` reads it, whose grammar is loaded with the first: most plans have none."""
    from planforge.plan.timing_grammar import parse_timing

    return parse_timing(text)


def _excepted(text: str) -> Timing:
    """As `parse_excepted` reads it."""
    from planforge.plan.timing_grammar import parse_excepted

    return parse_excepted(text)


_as_written = PlainSerializer(str)


class Instance:
    """Accepts ready instances of a value class, into which the texts are parsed."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.is_instance_schema(self.kind)


When: TypeAlias = Annotated[Deadline, Instance(Deadline), _parsed(parse_deadline), _as_written]
Day: TypeAlias = Annotated[CalendarDate, Instance(CalendarDate), _parsed(parse_date), _as_written]
Span: TypeAlias = Annotated[Period, Instance(Period), _parsed(parse_period), _as_written]
Season: TypeAlias = Annotated[Period, Instance(Period), _parsed(parse_season), _as_written]
"""A period that may also be written in school weeks."""
Times: TypeAlias = Annotated[Timing, Instance(Timing), _parsed(_timing), _as_written]
Except: TypeAlias = Annotated[Timing, Instance(Timing), _parsed(_excepted), _as_written]
"""Times that are left out, which may also be holidays by name."""
HowOften: TypeAlias = Annotated[Rate, Instance(Rate), _parsed(rate_of), _as_written]
HowMany: TypeAlias = Annotated[Capacity, Instance(Capacity), _parsed(parse_capacity), _as_written]
Ahead: TypeAlias = Annotated[LeadTime, Instance(LeadTime), _parsed(parse_lead_time), _as_written]

WRITTEN = (CalendarDate, Period, Deadline, Timing, Rate, Capacity, LeadTime)
"""The value classes that keep their text as written."""


class Choice:
    """A closed choice: English value -> the words for it, the usual one first; either script will do.

    The plan holds the English value.
    """

    def __init__(self, choices: dict[str, tuple[str, ...]]) -> None:
        self.choices = choices
        self._values = {fold(word): value for value, words in choices.items() for word in (value, *words)}

    @property
    def written(self) -> list[str]:
        """Everything that may be written, the usual words first."""
        usual = [words[0] for words in self.choices.values()]
        return list(dict.fromkeys([*usual, *(w for words in self.choices.values() for w in words), *self.choices]))

    def value_of(self, text: str) -> str | None:
        """The English value that ``text`` stands for; None where it stands for none."""
        return self._values.get(fold(text))

    def parse(self, text: str) -> str:
        """The English value that ``text`` stands for.

        Raises:
            Unreadable: it stands for none.
        """
        value = self.value_of(text)
        if value is None:
            known = "、".join(words[0] for words in self.choices.values())
            near = nearest(text, self.written)
            raise Unreadable("PF212", {"text": text, "known": known, **({"nearest": near} if near else {})})
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_refusing(self.parse), handler(source))


def _parse_flag(text: str) -> bool:
    return YES_OR_NO.parse(text) == "yes"


YES_OR_NO = Choice(
    {
        "yes": ("是", "要", "有", "真", "Yes", "true", "True"),
        "no": ("否", "不", "不要", "无", "假", "No", "false", "False"),
    }
)


class FlagWords:
    """Marks a field that is answered by 是 or 否."""

    written = YES_OR_NO.written


def _parse_number(text: str) -> int:
    found = _NUMBER.fullmatch(fold(text).strip())
    written = found["number"] if found else ""
    number = int(written) if written.isdecimal() else parse_number(written.replace("两", "二"))
    if not number:
        raise Unreadable("PF943", {"text": text})
    return number


_NUMBER = lazy(r"共?(?P<number>[0-9]{1,4}|两|[零一二三四五六七八九十百]{1,6})[期次个篇场]?")


class Counting:
    """Marks a field that is a whole number."""


Number: TypeAlias = Annotated[int, _parsed(_parse_number), Counting(), Kind.CODE]
Flag: TypeAlias = Annotated[bool, _parsed(_parse_flag), FlagWords(), Kind.CODE]

Mark = TypeVar("Mark")


def mark_in(annotation: Any, sort: type[Mark]) -> Mark | None:
    """The mark of class ``sort`` that ``annotation`` carries, or the types inside it."""
    own = (mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, sort))
    inner = (found for argument in get_args(annotation) if (found := mark_in(argument, sort)) is not None)
    return next(own, None) or next(inner, None)
