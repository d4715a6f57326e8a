"""PF220: a unit that the register does not list."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.register.named import is_collective, is_in_other_script, is_unit, names_in
from planforge.checks.unfilled import is_unfilled
from planforge.diagnostics import Diagnostics
from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.plan.basis import Basis
from planforge.plan.fields import Kind
from planforge.plan.issue import Issue
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Unit, split_person
from planforge.plan.plan import Plan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import Acceptance, Round
from planforge.plan.walk import of_kind
from planforge.publicity.schools import is_worded, units_of
from planforge.source import Text

ELSEWHERE = (Unit, Basis, Issue, Round, Acceptance)
"""What names units that need not be on the register: itself, who issued something, who inspects and accepts."""

_SHORTEST = 4
"""Characters of a unit among persons, at least: 张登科 is a person."""


def units_are_registered(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Where 单位 lists units, every responsible unit is one of them, by full or short name; 待定 is told as PF751."""
    plan = loaded.plan
    if not plan.units:
        return
    known = {name: None for unit in plan.units for name in (unit.name, unit.short) if name}
    known.update(dict.fromkeys(plan.issuer))
    if isinstance(plan, PublicityPlan):
        known.update(dict.fromkeys(plan.schools))
    for written in _named(plan):
        for name in names_in(written, known):
            is_known = is_in_other_script(name, known, loaded.script)
            if not (is_known or is_collective(name, known) or is_unfilled(name)):
                path = written.path
                place = loaded.place(path) if name == written else loaded.place_of(path, name)
                diagnostics.warning("PF220", place, path=path, name=name, nearest=nearest(name, known))


def _named(plan: Plan) -> Iterator[Text]:
    """The units that are named; in a 宣传方案 without 轮流 behind them, and those that 各校 means."""
    for holder, _, name in of_kind(plan, Kind.ORGANISATION):
        if isinstance(holder, ELSEWHERE):
            continue
        if isinstance(plan, PublicityPlan) and is_worded(name):
            yield from units_of((name,), plan).members
        else:
            yield name
    yield from _among_persons(plan)


def _among_persons(plan: Plan) -> Iterator[Text]:
    """The units that are named where persons are (成员: 县财政局)."""
    people = {fold(person.name) for person in plan.people}
    for holder, _, written in of_kind(plan, Kind.PERSON):
        name = split_person(written)["name"]
        if not isinstance(holder, ELSEWHERE) and len(name) >= _SHORTEST and is_unit(name) and fold(name) not in people:
            yield Text(name, written.path)
