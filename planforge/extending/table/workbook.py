"""A sheet of an Excel workbook (.xlsx) to located cells, each as people see it. Opens nothing that grows when unpacked.

Formulas give the value that was saved with them; none is computed. Of merged cells each has the value.
"""

from __future__ import annotations

import datetime
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from planforge.diagnostics import Diagnostics, Place
from planforge.extending.table.grid import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Line, Unusable, too_big, unreadable
from planforge.extending.table.shown import shown
from planforge.language.nearest import nearest
from planforge.patterns import lazy
from planforge.source import Scalar
from planforge.source.characters import DAMAGE, report_damage

SIGNATURE = b"PK\x03\x04"
_MEGABYTE = 1_000_000
_MOST_PACKED = 20 * _MEGABYTE
_MOST_UNPACKED = 100 * _MEGABYTE
_MOST_PARTS = 2_000
_DECLARES = lazy(rb"(?i)<!(?:DOCTYPE|ENTITY)")
_MERGED = lazy(r'<(?:\w+:)?mergeCell\s[^>]*?ref="(?P<ref>[A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})"')
_MOST_MERGED = 10_000
_ERROR = "e"
_FORMULA = "f"


def lines_of(data: bytes, file: str, diagnostics: Diagnostics, sheet: str | None = None) -> list[Line]:
    """The rows of the sheet called ``sheet``, or of the first one that is not hidden.

    Raises:
        Unusable: it is no workbook, has no such sheet, or is too big.
    """
    _guard(data, file, diagnostics)
    try:
        with warnings.catch_warnings():  # of features that openpyxl would not write again
            warnings.simplefilter("ignore")
            return list(_read(data, file, diagnostics, sheet))
    except Unusable:
        raise
    except Exception:  # openpyxl raises whatever a broken part makes it: KeyError, ValueError, TypeError, ParseError …
        raise unreadable(file, diagnostics) from None


def _guard(data: bytes, file: str, diagnostics: Diagnostics) -> None:
    """Refuse what would fill the memory when unpacked, or brings entities of its own."""
    if len(data) > _MOST_PACKED:
        raise too_big(file, diagnostics, megabytes=_MOST_PACKED // _MEGABYTE)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            unpacked = sum(part.file_size for part in parts)
            if unpacked > _MOST_UNPACKED or len(parts) > _MOST_PARTS:
                raise too_big(file, diagnostics, unpacked=_MOST_UNPACKED // _MEGABYTE, parts=_MOST_PARTS)
            for part in parts:
                if _DECLARES.search(package.read(part).replace(b"\0", b"")):
                    raise unreadable(file, diagnostics)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise unreadable(file, diagnostics) from None


def _read(data: bytes, file: str, diagnostics: Diagnostics, sheet: str | None) -> Iterator[Line]:
    from openpyxl import load_workbook

    values = load_workbook(BytesIO(data), read_only=True, data_only=True)
    name = _sheet_named(values, sheet, file, diagnostics)
    formulas = load_workbook(BytesIO(data), read_only=True)
    merged = _merged(data, values.sheetnames.index(name))
    rows = zip(_rows(values[name]), _rows(formulas[name]), strict=True)
    held: dict[tuple[int, int], Scalar] = {}
    count = 0
    for number, (seen, written) in enumerate(rows, start=1):
        cells = [_cell(one, other, Place(file, number, at, number, at + 1), diagnostics)
                 for at, (one, other) in enumerate(zip(seen, written, strict=True), start=1)]  # fmt: skip
        while cells and cells[-1].is_empty and (number, len(cells)) not in merged:
            cells.pop()
        if len(cells) > MOST_COLUMNS:
            raise too_big(file, diagnostics, columns=MOST_COLUMNS)
        _fill(cells, number, merged, held)
        if any(not cell.is_empty for cell in cells):
            count += 1
            yield Line(number, tuple(cells), in_cells=True)
        if count > MOST_ROWS + 1:
            raise too_big(file, diagnostics, rows=MOST_ROWS)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows as far as there are any, whatever size the sheet says it has; no more columns than are of use."""
    sheet.reset_dimensions()
    return iter(sheet.iter_rows(max_col=MOST_COLUMNS + 1))


def _sheet_named(book: Any, sheet: str | None, file: str, diagnostics: Diagnostics) -> str:
    visible = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    if sheet is None and visible:
        return str(visible[0])
    names = [one.title for one in book.worksheets]
    if sheet in names:
        return str(sheet)
    near = nearest(sheet, names) if sheet else None
    diagnostics.error("PF288", Place(file, 1, 1, 1, 1), name=sheet or "", nearest=near, known="、".join(names))
    raise Unusable


def _cell(seen: Any, written: Any, place: Place, diagnostics: Diagnostics) -> Scalar:
    """A cell as it is seen; ``written`` is what stands in it, which may be a formula."""
    value = seen.value
    if value is None:
        if written.data_type == _FORMULA:
            diagnostics.error("PF283", place, text=str(getattr(written.value, "text", written.value))[:40])
        return Scalar("", place, plain=False)
    if seen.data_type == _ERROR:
        diagnostics.error("PF284", place, text=str(value))
        return Scalar("", place, plain=False)
    text = value if isinstance(value, str) else _shown(value, str(seen.number_format or ""))
    if len(text) > MOST_CHARACTERS:
        raise too_big(place.file, diagnostics, place.line, characters=MOST_CHARACTERS)
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return Scalar(report_damage(text, place, diagnostics) if DAMAGE.search(text) else text, place, plain=False)


def _shown(value: Any, format: str) -> str:
    if isinstance(value, bool | int | float | datetime.date | datetime.time):
        return shown(value, format)
    return str(value)


def _merged(data: bytes, index: int) -> dict[tuple[int, int], tuple[int, int]]:
    """Row and column of every cell of a merged range of the sheet -> those of the range's first cell."""
    from openpyxl.utils import range_boundaries

    found: dict[tuple[int, int], tuple[int, int]] = {}
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read(_part(package, index)).decode("utf-8", "replace")
    for one in _MERGED.finditer(xml):
        left, top, right, bottom = range_boundaries(one["ref"])
        for row in range(top, min(bottom, top + MOST_ROWS) + 1):
            for column in range(left, min(right, left + MOST_COLUMNS) + 1):
                found[row, column] = (top, left)
            if len(found) > _MOST_MERGED:
                return found
    return found


def _part(package: zipfile.ZipFile, index: int) -> str:
    """The part that holds the sheet that stands at ``index`` in the workbook."""
    from xml.etree.ElementTree import fromstring

    ids = [next(value for key, value in one.attrib.items() if key.endswith("}id"))
           for one in fromstring(package.read("xl/workbook.xml")).iter() if one.tag.endswith("}sheet")]  # fmt: skip
    targets = {one.attrib["Id"]: one.attrib["Target"] for one in fromstring(package.read("xl/_rels/workbook.xml.rels"))}
    target = targets[ids[index]]
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _fill(
    cells: list[Scalar],
    number: int,
    merged: dict[tuple[int, int], tuple[int, int]],
    held: dict[tuple[int, int], Scalar],
) -> None:
    """Give every cell of a merged range below the first its value; across, only the first has it, as in a title."""
    for at, cell in enumerate(cells, start=1):
        first = merged.get((number, at))
        if first is None:
            continue
        if first == (number, at):
            held[first] = cell
        elif first[1] == at and first in held:
            cells[at - 1] = Scalar(held[first].value, cell.place, plain=False)
