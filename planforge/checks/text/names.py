"""The names that a plan itself gives: persons, units, targets, documents, channels, its title. Judges no name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from planforge.checks.register.known_people import LONGEST_NAME
from planforge.checks.register.named import is_role
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.model import PlanModel
from planforge.plan.people import Person, Unit, split_person
from planforge.plan.plan import Plan
from planforge.plan.targets import Target
from planforge.source import Text

_SHORTEST = 4
"""Characters of the shortest name of a target or a document that is looked for."""
_DIVIDED = lazy("[、，,；;/／\n]")
_PLACE = lazy(".{2,5}?[省市县區区縣旗镇鎮乡鄉]")
_COLLECTIVE = lazy("^[各全有相其每该本所]|轮流|分别|等$|輪流|分別")
"""What begins like 各学校 is no unit's own name."""


class Named(NamedTuple):
    """``name`` as it stands in a field; ``list`` is that of the field that it stands in."""

    name: str
    text: Text
    sort: str
    holder: PlanModel

    @property
    def is_registered(self) -> bool:
        """Whether the register lists it."""
        return isinstance(self.holder, Unit | Person) and self.text.path.startswith(("units.", "people."))

    @property
    def list(self) -> str:
        """The path of the list in which it is one of several."""
        path = self.text.path.removesuffix(".name").removesuffix(".title")
        return path.rpartition(".")[0]

    @property
    def post(self) -> str:
        """The post with which a person is introduced."""
        return str(self.holder.post or "") if isinstance(self.holder, Person) else ""


def names_in_fields(plan: Plan, written: Iterable[tuple[PlanModel, str, Kind, Text]]) -> list[Named]:
    """Every name among ``written`` (holder, field, kind, text) that stands in a field of its own, and the title."""
    found: list[Named] = []
    for holder, field, kind, text in written:
        if kind is Kind.PERSON:
            found += [Named(name, text, "person", holder) for name in _persons(str(text))]
        elif kind is Kind.ORGANISATION:
            found += [Named(name, text, "unit", holder) for name in _units(str(text))]
        elif kind is Kind.PROSE and field == "name" and len(text) >= _SHORTEST:
            found.append(Named(str(text), text, "target" if isinstance(holder, Target) else "name", holder))
        elif (kind is Kind.DOCUMENT or kind is Kind.NAME) and len(text) >= _SHORTEST:
            found.append(Named(text.strip("《》"), text, "document", holder))
    return [*found, Named("".join(plan.title.split()), plan.title, "document", plan)]


def _is_in_han(name: str) -> bool:
    """Whether ``name`` is written in Han, and with the dot of 阿卜杜拉·买买提."""
    return bool(name) and all(one == "·" or _is_han(one) for one in name)


def _is_han(char: str) -> bool:
    return "㐀" <= char <= "鿿"


@lru_cache(maxsize=512)
def _persons(written: str) -> tuple[str, ...]:
    names = ("".join(split_person(part)["name"].split()) for part in _DIVIDED.split(written))
    return tuple(
        name for name in names if _is_in_han(name) and 2 <= len(name) <= LONGEST_NAME and not is_role(name)
    )


@lru_cache(maxsize=512)
def _units(written: str) -> tuple[str, ...]:
    names = ("".join(part.split()) for part in _DIVIDED.split(written))
    return tuple(name for name in names if _is_in_han(name) and not _COLLECTIVE.search(name))


def derived(plan: Plan) -> Iterator[Text]:
    """The names that the issuers' own contain: 青山县教育局 has 青山县 and 县教育局."""
    for issuer in plan.issuer:
        if (place := _PLACE.match(issuer)) and all(map(_is_han, place[0])):
            yield Text(place[0], issuer.path)
            yield Text(issuer[place.end() - 1 :], issuer.path)
