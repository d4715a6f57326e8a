"""What every Excel workbook has: its properties, the look of its cells and pages. Knows no table.

The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

Format: TypeAlias = Any
"""A cell format of xlsxwriter."""

FIRST_YEAR = 1900
"""Excel knows no earlier dates."""
LONGEST = 32767
"""Characters that a cell holds."""
_HEADING = {"bold": True, "bg_color": "#D9E2F3", "align": "center", "text_wrap": True}
_A4 = 9


def workbook(title: str, created: date, font: str, fill: Callable[[Workbook], None]) -> bytes:
    """The file of a workbook with what ``fill`` puts into it; ``created`` is the day that its properties tell."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_numbers": False})
    book.formats[0].set_font_name(font)
    book.set_properties({"title": title, "created": datetime.combine(created, time())})
    fill(book)
    book.close()
    return file.getvalue()


def cell_format(book: Workbook, font: str, **properties: Any) -> Format:
    """A cell with lines around it, with the ``properties`` that xlsxwriter knows."""
    usual = {"font_name": font, "font_size": 10, "border": 1, "valign": "vcenter"}
    return book.add_format({**usual, **properties})


def heading_format(book: Workbook, font: str) -> Format:
    """A cell above a column."""
    return cell_format(book, font, **_HEADING)


def set_page(sheet: Worksheet) -> None:
    """A4 landscape, the sheet as wide as the page, numbered."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")
