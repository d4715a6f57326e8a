"""All rules, a line each, for the screen. Runs none."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.grouped import rules_by_group
from planforge.reports.columns import width
from planforge.reports.wording import LEVELS, Translate, same


def rule_lines(translate: Translate | None = None) -> Iterator[str]:
    """A line a rule: code, level, what is looked for; a heading a group."""
    say = translate or same
    for group, rules in rules_by_group().items():
        yield say(group)
        for one in rules:
            level = say(LEVELS[one.severity])
            yield f"  {one.code}  {level}{' ' * max(0, 8 - width(level))}{say(one.meaning)}"
