"""Column widths by content: short columns just wide enough, long texts share the rest.

Pure arithmetic on character widths; knows no XML.
"""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(natural: Sequence[float], weights: Sequence[float], total: float, least: float) -> list[float]:
    """Widths that add up to ``total``.

    ``natural`` is what each column needs to keep its longest line whole, ``weights`` how much text it
    holds. Where all fit, the room left over goes to the columns by their natural width. Otherwise the
    columns that fit into an even share keep their natural width, and the others share what is left by
    weight, none below ``least`` nor above what it needs.
    """
    wanted = [max(least, width) for width in natural]
    needed = sum(wanted)
    if needed <= total:
        return [width * total / needed for width in wanted]
    widths = _even_share(wanted, total)
    open_ = [column for column, width in enumerate(widths) if width is None]
    rest = total - sum(width for width in widths if width is not None)
    shares = _by_weight([wanted[column] for column in open_], [weights[column] for column in open_], rest, least)
    for column, share in zip(open_, shares, strict=True):
        widths[column] = share
    return [width or 0.0 for width in widths]


def _even_share(wanted: list[float], total: float) -> list[float | None]:
    """The natural width of each column that fits into an even share of what the others leave; else None."""
    widths: list[float | None] = [None] * len(wanted)
    rest, count = total, len(wanted)
    for column in sorted(range(len(wanted)), key=wanted.__getitem__):
        if wanted[column] > rest / count:
            break
        widths[column] = wanted[column]
        rest -= wanted[column]
        count -= 1
    return widths


def _by_weight(wanted: list[float], weights: list[float], rest: float, least: float) -> list[float]:
    """Shares of ``rest`` by weight, held between ``least`` and the natural width while that is possible."""
    shares = [0.0] * len(wanted)
    open_ = list(range(len(wanted)))
    while open_:
        sum_ = sum(weights[column] for column in open_) or 1
        even = {column: rest * weights[column] / sum_ for column in open_}
        floor = min(least, rest / len(open_))
        held = {
            column: max(floor, min(wanted[column], share))
            for column, share in even.items()
            if not floor <= share <= wanted[column]
        }
        held = {column: width for column, width in held.items() if width != even[column]}
        if not held or len(held) == len(open_):
            held = even
        for column, width in held.items():
            shares[column] = width
            rest -= width
        open_ = [column for column in open_ if column not in held]
    return shares
