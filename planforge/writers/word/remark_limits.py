"""How many remarks a draft shows: a reader, and Word, lose the text among thousands of comments.

Nothing is dropped in silence: what is over is counted where it would have stood, or at the title. Puts nothing
into the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from planforge.writers.word.remark_places import Spot, Where

MOST_IN_PARAGRAPH, MOST_IN_DRAFT = 20, 1000


class Remark(NamedTuple):
    """What is to be said, and what it is about."""

    text: str
    where: Where
    stray: str = ""
    """The text where the document has no place for the remark, so that it stands at the title."""
    more: str = "+{count}"
    """The text that stands for this remark and others (``count`` in all) where there are too many."""

    def said_at(self, spot: Spot) -> str:
        return self.text if spot.is_found or not self.stray else self.stray


def limited(placed: Iterable[tuple[Spot, Remark]], title: int) -> list[tuple[Spot, str]]:
    """The texts of the remarks where they stand, in the order of the document; what is over the limits, summed up.

    ``title`` is the paragraph that counts what is over the limit of the draft.
    """
    over: Counter[int] = Counter()
    more: dict[int, str] = {}
    shown = []
    for spot, remark, home in _with_homes(sorted(placed, key=lambda one: one[0].order), title):
        if home is None:
            shown.append((spot, remark.said_at(spot)))
        else:
            over[home] += 1
            more.setdefault(home, remark.more)
    sums = [(Spot(home), more[home].format(count=count)) for home, count in over.items()]
    return sorted([*shown, *sums], key=lambda one: one[0].order)


def _with_homes(placed: Iterable[tuple[Spot, Remark]], title: int) -> Iterator[tuple[Spot, Remark, int | None]]:
    """The remarks, each with the paragraph that counts it, or None where it is shown."""
    shown: Counter[int] = Counter()
    for spot, remark in placed:
        if shown.total() >= MOST_IN_DRAFT:
            yield spot, remark, title
        elif shown[spot.paragraph] >= MOST_IN_PARAGRAPH:
            yield spot, remark, spot.paragraph
        else:
            shown[spot.paragraph] += 1
            yield spot, remark, None
