"""A place as people look it up: file, line and column; in a workbook, the cell. Shows no text."""

from __future__ import annotations

from planforge.diagnostics import Place

_WORKBOOK = (".xlsx", ".xlsm")
_LETTERS = 26


def spot(place: Place) -> str:
    """``方案.yaml:3:5``, ``学校.xlsx:C3``."""
    if place.file.lower().endswith(_WORKBOOK):
        return f"{place.file}:{column_letters(place.column)}{place.line}"
    return f"{place.file}:{place.line}:{place.column}"


def column_letters(column: int) -> str:
    """A, B … Z, AA for columns from 1."""
    letters = ""
    while column:
        column, digit = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters
