"""PF257, PF258: a 领导小组 without leader, without office."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Group
from planforge.plan.walk import texts
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "office.yaml"
_PATH = "group"


@cache
def _said() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(expression) for name, expression in read_yaml(_DATA).items()}


def group_is_led(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """The 领导小组 has a leader, listed or named in its text."""
    group = loaded.plan.group
    if group and not group.leader and f"{_PATH}.leader" not in loaded.keys and not _says(group, "leader"):
        diagnostics.warning("PF257", loaded.keys.get(_PATH), path=_PATH, name=_name(group))


def group_has_an_office(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """The 领导小组 has an office, listed or spoken of; within a school, teams with leaders do its work as well."""
    group = loaded.plan.group
    if group is None or group.office or f"{_PATH}.office" in loaded.keys or _says(group, "own"):
        return
    led = bool(group.teams) and all(team.leader for team in group.teams) and _is_of_school(loaded)
    if not led and not any(_said()["elsewhere"].search(fold(text)) for _, text in texts(loaded.plan)):
        diagnostics.warning("PF258", loaded.keys.get(_PATH), path=_PATH, name=_name(group))


def _is_of_school(loaded: LoadedPlan) -> bool:
    """Whether schools alone issue the plan."""
    issuer = loaded.plan.issuer
    return bool(issuer) and all(_said()["school"].search(fold(one)) for one in issuer)


def _says(group: Group, what: str) -> bool:
    """Whether its text, duty or closing speaks of ``what``."""
    return any(text and _said()[what].search(fold(text)) for text in (group.text, group.duty, group.closing))


def _name(group: Group) -> str:
    return group.name or "领导小组"
