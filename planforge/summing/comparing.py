"""What schools say of a target against what the plan from above says: day, value, sum. Sees one target at a time."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.language.catalogs import same
from planforge.summing.columns import Cell, Column
from planforge.summing.figures import Figure, can_be_summed, counted_in, falls_short, is_opposite, shown
from planforge.summing.remarks import Remark, Told
from planforge.summing.wording import named, unit_of


def of_cell(number: int, column: Column, cell: Cell) -> Iterator[Told]:
    """What is to be told of what one school says of the target in ``column``, the one at the place ``number``."""
    above, target = column.above, cell.target
    if target.value and cell.figure is None:
        yield Told(Remark.UNREADABLE, cell.school, number, said=target.value, wanted=above.value if above else "")
    if cell.figure and _is_left_out(column, cell.figure):
        yield Told(Remark.UNSUMMED, cell.school, number, said=cell.figure.text)
    if cell.figure and (remark := _unlike(column, cell.figure)):
        wanted = column.wanted.text if column.wanted else ""
        yield Told(remark, cell.school, number, said=cell.figure.text, wanted=wanted)
    if above is None:
        return
    if above.day and target.day is None:
        yield Told(Remark.UNDATED, cell.school, number, said=target.deadline, wanted=above.deadline)
    elif above.day and target.day and target.day > above.day:
        yield Told(Remark.LATER, cell.school, number, said=target.deadline, wanted=above.deadline)
    if above.value and not target.value:
        yield Told(Remark.UNVALUED, cell.school, number, wanted=above.value)
    if cell.figure and column.wanted and (remark := _against(cell.figure, column.wanted, column.name)):
        yield Told(remark, cell.school, number, said=cell.figure.text, wanted=column.wanted.text)


def _unlike(column: Column, own: Figure) -> Remark | None:
    """Whether ``own`` counts otherwise than the plan from above, or not as others do; nought needs no unit."""
    wanted = column.wanted
    if wanted is None:
        is_bare = not own.unit and own.high > 0 and any(one.unit for one in column.tallies)
        return Remark.UNITLESS if is_bare else None
    if own.sort == wanted.sort or own.high == wanted.high == 0:
        return None
    return Remark.UNHELD if own.unit else Remark.UNITLESS


def _is_left_out(column: Column, figure: Figure) -> bool:
    total = next((one.total for one in column.tallies if one.sort == figure.sort), None)
    return total is not None and not can_be_summed(column.name, figure)


def _against(own: Figure, wanted: Figure, name: str) -> Remark | None:
    """What ``own`` is against ``wanted``, the gravest."""
    if _is_lower(own, wanted, name):
        return Remark.LOWER
    return Remark.OPPOSITE if is_opposite(own, wanted, name) else None


def _is_lower(own: Figure, wanted: Figure, name: str) -> bool:
    """Amounts are no school's alone: they are held against the plan from above all together."""
    return own.sort == wanted.sort and not can_be_summed(name, wanted) and falls_short(own, wanted, name)


def of_column(number: int, column: Column) -> Iterator[Told]:
    """What is to be told of all that the schools say together of the target in ``column``."""
    wanted = column.wanted
    sorts = [one.sort for one in column.tallies] + ([wanted.sort] if wanted else [])
    if len(set(sorts)) > 1:
        told = [unit_of(one, same) for one in column.tallies] + ([named(*wanted.sort)] if wanted else [])
        yield Told(Remark.OTHER_UNIT, None, number, said="、".join(dict.fromkeys(told)))
    if wanted and can_be_summed(column.name, wanted):
        yield from _short(number, column, wanted)
        for cell in column.copies:
            yield Told(Remark.COPIED, cell.school, number, said=cell.target.value, wanted=wanted.text)


def _short(number: int, column: Column, wanted: Figure) -> Iterator[Told]:
    total = column.held.total if column.held else None
    if total is not None and total < wanted.low:
        said = f"{shown(total, wanted.factor)}{counted_in(wanted.unit, wanted.factor)}"
        yield Told(Remark.SHORT, None, number, said=said, wanted=wanted.text)
