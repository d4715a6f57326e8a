"""The occurrences of a schedule by the text about time that they come from: a finding about many days is one there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from planforge.publicity.occurrence import Occurrence
from planforge.source import path_of


class Said(NamedTuple):
    """A text about time; two entries may say the same."""

    text: str
    path: str


def said_of(one: Occurrence) -> Said:
    """The text that ``one`` comes from; the entry stands for one without place."""
    path = path_of(one.said)
    return Said(one.said, path or one.path)


def by_time(occurrences: Iterable[Occurrence]) -> dict[Said, list[Occurrence]]:
    """The occurrences of each text, in their order."""
    found: defaultdict[Said, list[Occurrence]] = defaultdict(list)
    for one in occurrences:
        found[said_of(one)].append(one)
    return dict(found)
