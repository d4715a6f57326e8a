"""The rules in the groups in which people look for them, and what their level is in which kind of plan. Runs none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from planforge.codes import Wording, all_codes
from planforge.resources import read_yaml

_GROUPS = Path(__file__).parent / "data" / "groups.yaml"


@cache
def rules_by_group() -> Mapping[str, tuple[Wording, ...]]:
    """Group -> the rules in it, by code; every code that has a meaning of its own is a rule."""
    prefixes = {prefix: group for group, listed in read_yaml(_GROUPS).items() for prefix in listed}
    found: dict[str, list[Wording]] = {group: [] for group in dict.fromkeys(prefixes.values())}
    for wording in all_codes().values():
        fitting = max((one for one in prefixes if wording.code.startswith(one)), key=len, default=None)
        if wording.meaning and fitting:
            found[prefixes[fitting]].append(wording)
    return {group: tuple(rules) for group, rules in found.items()}
