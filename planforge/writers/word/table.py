"""Tables: widths by content, head rows repeated, short rows kept whole, merged cells.

Puts together what the modules around it find out.
"""

from __future__ import annotations

from planforge.document.tree import Table
from planforge.writers.word.cell_grid import grid
from planforge.writers.word.cell_measures import measure
from planforge.writers.word.styles_part import TABLE_STYLE
from planforge.writers.word.table_look import look
from planforge.writers.word.table_rows import Body, head_row
from planforge.writers.word.type_area import TypeArea


def table(block: Table, area: TypeArea) -> str:
    rows, head = grid(block), block.header_rows
    measures = measure(block, rows)
    look_ = look(block, measures, rows, area)
    columns = "".join([f'<w:gridCol w:w="{length}"/>' for length in look_.widths])
    bits = [
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/><w:tblW w:w="{sum(look_.widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look_.margins}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    ]
    for row in rows[:head]:
        bits += head_row(row, look_)
    body = Body.of(block.columns, rows[head:], measures.texts[head:], look_)
    for row, texts in zip(rows[head:], measures.texts[head:], strict=True):
        bits += body.row(row, texts)
    bits.append("</w:tbl>")
    return "".join(bits)
