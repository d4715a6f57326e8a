"""Column widths by content: short columns just wide enough, long texts share the rest.

Pure arithmetic on widths; knows no XML.
"""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(
    natural: Sequence[float], bulk: Sequence[float], floors: Sequence[float], total: float
) -> list[float]:
    """Widths that add up to ``total``.

    ``natural`` keeps a column's longest line whole, ``floors`` is the least it should have, ``bulk`` (above 0)
    how long its texts are. Where all fit whole, each grows alike. Where not even the floors fit, each
    shrinks alike. Between the two the columns share by bulk, so that cells side by side come out about
    equally tall, none below its floor nor above its natural width.
    """
    if sum(natural) <= total:
        return _scaled(natural, total)
    if sum(floors) >= total:
        return _scaled(floors, total)
    return _shared(bulk, floors, natural, total)


def evened(widths: Sequence[float], count: int) -> list[float]:
    """``widths`` with the last ``count`` equal; the others keep theirs."""
    kept = list(widths[: len(widths) - count])
    return [*kept, *[sum(widths[len(kept) :]) / count] * count] if count else kept


def _scaled(widths: Sequence[float], total: float) -> list[float]:
    needed = sum(widths)
    return [width * total / needed for width in widths]


def _shared(weights: Sequence[float], floors: Sequence[float], caps: Sequence[float], total: float) -> list[float]:
    """Shares of ``total`` by weight between floors and caps; their sums lie below and above ``total``.

    As long as shares fall outside, the side that misses by more is held at its bound and the rest
    shared anew; so every round settles a column and the sum comes out right.
    """
    widths = [0.0] * len(weights)
    open_, rest = list(range(len(weights))), total
    while open_:
        unit = rest / sum([weights[column] for column in open_])
        low, high, misses = [], [], 0.0
        for column in open_:
            share = weights[column] * unit
            if share < floors[column]:
                low.append(column)
                misses += floors[column] - share
            elif share > caps[column]:
                high.append(column)
                misses -= share - caps[column]
        held, bounds = (low, floors) if misses >= 0 else (high, caps)
        for column in held or open_:
            widths[column] = bounds[column] if held else weights[column] * unit
            rest -= widths[column]
        open_ = [column for column in open_ if column not in held] if held else []
    return widths
