"""A short notation for what a Word file holds, so that tests read as documents.

    p[一级标题] 一、指导思想                  a paragraph: its style (the alias, where there is one) and its text
    p[接排标题二] <二级标题字>（一）机制。</>每季度…     runs in a character style
    p[标题] 甲↵乙⇥丙                          ↵ line break, ⇥ tab
    p[署名] 青山县教育局 {right 630}           direct formatting, twips
    frame p[版记] …                           a paragraph in a frame
    table 600+2000+6244                       a table and its column widths
      row* 序号 | 任务                         * repeated head row, ~ a row that may break over pages
      row 甲(2 columns) | 乙(merged) | ^      merged cells; ^ continues the one above
    section portrait                          the end of a section
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(file: bytes, name: str) -> ET.Element:
    return ET.fromstring(zipfile.ZipFile(io.BytesIO(file)).read(name))


def structure(file: bytes) -> str:
    """The whole body in the notation above."""
    names = style_names(file)
    body = part(file, "word/document.xml")[0]
    return "\n".join(line for child in body for line in _block(child, names))


def style_names(file: bytes) -> dict[str, str]:
    """Style id to the name that a Chinese reader sees."""
    names = {}
    for style in part(file, "word/styles.xml").iter(f"{W}style"):
        shown = style.find(f"{W}aliases")
        named = style.find(f"{W}name") if shown is None else shown
        names[_value(style, "styleId")] = _value(named, "val")
    return names


def _value(element: ET.Element | None, name: str) -> str:
    return "" if element is None else element.get(W + name, "")


def _block(element: ET.Element, names: dict[str, str]) -> Iterator[str]:
    if element.tag == f"{W}tbl":
        yield from _table(element, names)
    elif element.tag == f"{W}sectPr":
        yield _section(element)
    else:
        yield _paragraph(element, names)
        if (section := element.find(f"{W}pPr/{W}sectPr")) is not None:
            yield _section(section)


def _section(element: ET.Element) -> str:
    return f"section {_value(element.find(f'{W}pgSz'), 'orient') or 'portrait'}"


def _paragraph(element: ET.Element, names: dict[str, str]) -> str:
    properties = element.find(f"{W}pPr")
    style = names[_value(element.find(f"{W}pPr/{W}pStyle"), "val")]
    frame = "frame " if element.find(f"{W}pPr/{W}framePr") is not None else ""
    direct = ", ".join(_direct(properties))
    text = "".join(_run(run, names) for run in element.iter(f"{W}r"))
    return " ".join(filter(None, (f"{frame}p[{style}]", text, f"{{{direct}}}" if direct else "")))


def _direct(properties: ET.Element) -> Iterator[str]:
    for child in properties:
        match child.tag.removeprefix(W):
            case "keepNext":
                yield "keep"
            case "spacing" | "ind":
                yield from (f"{key.removeprefix(W)} {value}" for key, value in child.items())
            case "tabs":
                yield "tabs " + " ".join(f"{_value(tab, 'val')[0]}{_value(tab, 'pos')}" for tab in child)
            case "pBdr":
                yield "no line"


def _run(run: ET.Element, names: dict[str, str]) -> str:
    style = names.get(_value(run.find(f"{W}rPr/{W}rStyle"), "val"), "")
    marks = {"t": lambda child: child.text or "", "br": lambda _: "↵", "tab": lambda _: "⇥"}
    text = "".join(marks[name](child) for child in run if (name := child.tag.removeprefix(W)) in marks)
    size = _value(run.find(f"{W}rPr/{W}sz"), "val")
    text += f"(sz {size})" if size else ""
    return f"<{style}>{text}</>" if style else text


def _table(table: ET.Element, names: dict[str, str]) -> Iterator[str]:
    widths = [_value(column, "w") for column in table.iter(f"{W}gridCol")]
    yield "table " + "+".join(widths)
    for row in table.iter(f"{W}tr"):
        head = "*" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
        breaks = "~" if row.find(f"{W}trPr") is not None and row.find(f"{W}trPr/{W}cantSplit") is None else ""
        cells = " | ".join(_cell(cell, names) for cell in row.iter(f"{W}tc"))
        yield f"  row{head}{breaks} {cells}".rstrip()


def _cell(cell: ET.Element, names: dict[str, str]) -> str:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    if merge is not None and not _value(merge, "val"):
        return "^"
    text = "/".join("".join(_run(run, names) for run in p.iter(f"{W}r")) for p in cell.iter(f"{W}p"))
    span = _value(cell.find(f"{W}tcPr/{W}gridSpan"), "val")
    marks = [f"{span} columns"] * bool(span) + ["merged"] * (merge is not None)
    return text + (f"({', '.join(marks)})" if marks else "")


def cell_styles(file: bytes) -> list[list[str]]:
    """The style of the first paragraph of every cell, row by row."""
    names = style_names(file)
    rows = part(file, "word/document.xml").iter(f"{W}tr")
    return [[names[_value(cell.find(f"{W}p/{W}pPr/{W}pStyle"), "val")] for cell in row.iter(f"{W}tc")] for row in rows]
