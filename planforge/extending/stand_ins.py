"""Words that stand in where a form has no cell to fill it: for no row in particular, or for a cell that is missing.

They can be told from the words of the form around them, and give way to others. Fills nothing by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from planforge.extending.row import Column, Row
from planforge.source import Scalar

_MARK = "\u9fef"
"""Before a name that stands in for a cell: a character that no plan has, and that rules take for any other."""


def of_missing(name: str) -> str:
    """What takes the place of a word that is missing, so that the rest can be checked: nothing that rules ask about."""
    return f"（缺{name}）"


def row_of_names(row: Row) -> Row:
    """A row of the same table that fills each place with the marked name, and lays nothing over the plan."""
    columns = tuple(Column(name) for name, _ in row.columns)
    cells = tuple(Scalar(_MARK + name, row.beyond, plain=False) for name, _ in columns)
    return Row(columns, cells, row.beyond)


def words_of(row: Row) -> dict[str, str]:
    """By their names, the words that ``row`` fills in."""
    return {name: of_missing(name) if cell.is_empty else cell.value for name, cell in row.names}


def places_of(row: Row) -> dict[str, str]:
    """By their names, the {places} as a form has them."""
    return {name: f"{{{name}}}" for name, _ in row.names}


def replaced(text: str, words: Mapping[str, str]) -> str:
    """``text`` with the ``words`` for their marked names; of names that begin alike the longest is meant."""
    if _MARK not in text:
        return text
    before, *rest = text.split(_MARK)
    return before + "".join(_replaced_first(piece, words) for piece in rest)


def _replaced_first(piece: str, words: Mapping[str, str]) -> str:
    """``piece`` with a word for the name that it begins with."""
    name = max(filter(piece.startswith, words), key=len, default="")
    return words[name] + piece[len(name) :] if name else piece
