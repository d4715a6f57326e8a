"""Column widths by content: short columns just wide enough, long texts share the rest.

Pure arithmetic on widths; knows no XML.
"""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(
    natural: Sequence[float], bulk: Sequence[float], floors: Sequence[float], total: float
) -> list[float]:
    """Widths that add up to ``total``.

    ``natural`` keeps a column's longest line whole, ``floors`` is the least it should have, ``bulk`` how
    long its texts are. Where all fit whole, each grows alike. Where not even the floors fit, each
    shrinks alike. Between the two the columns share by bulk, so that cells side by side come out about
    equally tall, none below its floor nor above its natural width.
    """
    if sum(natural) <= total:
        return _scaled(natural, total)
    if sum(floors) >= total:
        return _scaled(floors, total)
    return _shared(bulk, floors, natural, total)


def _scaled(widths: Sequence[float], total: float) -> list[float]:
    needed = sum(widths)
    return [width * total / needed for width in widths]


def _shared(weights: Sequence[float], floors: Sequence[float], caps: Sequence[float], total: float) -> list[float]:
    """Shares of ``total`` by weight between floors and caps; their sums lie below and above ``total``.

    As long as shares fall outside, the side that misses by more is held at its bound and the rest
    shared anew; so every round settles a column and the sum comes out right.
    """
    widths: dict[int, float] = {}
    open_ = list(range(len(weights)))
    while open_:
        rest = total - sum(widths.values())
        unit = rest / (sum(weights[column] for column in open_) or 1)
        shares = {column: weights[column] * unit for column in open_}
        low = {column: floors[column] for column in open_ if shares[column] < floors[column]}
        high = {column: caps[column] for column in open_ if shares[column] > caps[column]}
        missing = sum(floor - shares[column] for column, floor in low.items())
        surplus = sum(shares[column] - cap for column, cap in high.items())
        held = (low if missing >= surplus else high) or shares
        widths.update(held)
        open_ = [column for column in open_ if column not in held]
    return [widths[column] for column in range(len(weights))]
