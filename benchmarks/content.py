"""What stands in a Word file, as plain data: the rivals are given it finished, and their results are compared by it.

Of direct formatting (spaces, tabs, widths, merged cells) nothing is kept: the rivals have the less to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from typing import Any, TypeAlias

from docx import Document
from docx.oxml.ns import qn

Block: TypeAlias = dict[str, Any]
"""``kind`` is text, runs, table or break (the end of a section); the rest is what the kind needs."""

PLAIN = "DefaultParagraphFont"
"""The character style of a run without one."""
_SPAN, _MARKS = qn("w:gridSpan"), {qn("w:br"): "\n", qn("w:tab"): "\t"}


def blocks_of(docx: bytes) -> list[Block]:
    """The blocks of a Word file in their order."""
    found: list[Block] = []
    for element in Document(BytesIO(docx)).element.body:
        if element.tag == qn("w:tbl"):
            found.append(_table(element))
        elif element.tag == qn("w:p"):
            found += _paragraph(element)
    return found


def texts_of(docx: bytes) -> list[str]:
    """The texts of all paragraphs that are not empty, those of tables among them, in their order."""
    body = Document(BytesIO(docx)).element.body
    return [text for element in body.iter(qn("w:p")) if (text := _text(element).strip())]


def _paragraph(element: Any) -> Iterator[Block]:
    style, runs = _style(element), _runs(element)
    if len(runs) == 1 and runs[0]["style"] == PLAIN:
        yield {"kind": "text", "style": style, "text": runs[0]["text"]}
    elif runs:
        yield {"kind": "runs", "style": style, "runs": runs}
    section = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        turned = section.find(qn("w:pgSz")).get(qn("w:orient")) == "landscape"
        yield {"kind": "break", "landscape": turned}


def _table(element: Any) -> Block:
    rows = [(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None, _cells(row)) for row in element.tr_lst]
    style = element.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}").get(qn("w:val"))
    head, body = ([cells for is_head, cells in rows if is_head == wanted] for wanted in (True, False))
    return {"kind": "table", "style": style, "head": head, "rows": body}


def _cells(row: Any) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = []
    for cell in row.tc_lst:
        span = cell.find(f"{qn('w:tcPr')}/{_SPAN}")
        style = _style(cell.p_lst[0])
        cells.append({"style": style, "lines": [_text(line) for line in cell.p_lst]})
        covered = int(span.get(qn("w:val"))) - 1 if span is not None else 0
        cells += [{"style": style, "lines": [""]} for _ in range(covered)]
    return cells


def _style(paragraph: Any) -> str:
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def _runs(paragraph: Any) -> list[dict[str, str]]:
    """The runs, those of one look beside each other joined."""
    looks = [(run.style or PLAIN, _text(run)) for run in paragraph.r_lst]
    joined = groupby(looks, lambda look: look[0])
    return [{"style": style, "text": "".join(text for _, text in same)} for style, same in joined]


def _text(element: Any) -> str:
    pieces = element.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    return "".join([_MARKS.get(piece.tag) or piece.text or "" for piece in pieces if not _is_stop(piece)])


def _is_stop(piece: Any) -> bool:
    """Whether a ``w:tab`` is a tab stop of the paragraph's properties."""
    return bool(piece.getparent().tag == qn("w:tabs"))
