"""A plan rolled over to another year as JSON data: its occurrences, each with where it comes from.

Beside the names of `schedule_json` each has ``rolled_from`` (the day in the plan before, null where it is new),
``wanted`` (the day of the same school week and weekday), ``moved`` (whether it had to move from there) and ``reason``
(holiday, rule, fixed, weeks, edge; null where it is in its place).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planforge.publicity.rolling.comparing import Pair
from planforge.reports import schedule_json


def to_data(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """The occurrences of the new plan, in order of their dates."""
    kept = [(pair, pair.new) for pair in pairs if pair.new]
    plain = schedule_json.to_data(new for _, new in kept)
    return [{**data, **_rolled(pair)} for (pair, _), data in zip(kept, plain, strict=True)]


def _rolled(pair: Pair) -> dict[str, Any]:
    return {
        "rolled_from": pair.old.day.isoformat() if pair.old else None,
        "wanted": pair.wanted.isoformat() if pair.wanted else None,
        "moved": pair.has_moved,
        "reason": pair.why.value or None,
    }
