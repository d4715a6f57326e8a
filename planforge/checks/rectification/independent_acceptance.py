"""PF818: a rectification accepted by somebody who carried it out."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.ledger import Item, items
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import person_key, split_person
from planforge.plan.rectification import RectificationPlan


def acceptance_is_independent(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No 验收人 is a 责任人 of the finding or of its measures; the 责任领导 may be. No department accepts its own."""
    if not isinstance(loaded.plan, RectificationPlan):
        return
    for item in items(loaded.plan):
        responsible = _responsible(item)
        for person in (person for one in item.finding.acceptance for person in one.persons):
            if person_key(person) in responsible:
                name = split_person(person)["name"]
                diagnostics.warning("PF818", loaded.place(person.path), path=person.path, name=name, number=item.number)
        for unit in (unit for one in item.finding.acceptance if not one.persons for unit in one.unit):
            if fold(unit) in _departments(item):
                diagnostics.warning("PF818", loaded.place(unit.path), path=unit.path, name=unit, number=item.number)


def _responsible(item: Item) -> set[str]:
    """The bare names of everyone who carries out the rectification."""
    duties = (item.duty, *(answer.duty for answer in item.answers))
    return {person_key(person) for duty in duties for person in duty.persons}


def _departments(item: Item) -> set[str]:
    duties = (item.duty, *(answer.duty for answer in item.answers))
    return {fold(unit) for duty in duties for unit in duty.lead}
