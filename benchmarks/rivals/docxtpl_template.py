"""docxtpl: a Word template with loops for blocks, rows, cells and lines, made from the same base.

Generous: the template takes the names of the styles from the data, which keeps it small; its compiled form is kept from
document to document, as far as docxtpl lets one hand in an environment; nothing is escaped, nothing merged.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docxtpl import DocxTemplate
from jinja2 import Environment, Template

_STYLED = '<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'
_RUN = '<w:r><w:rPr><w:rStyle w:val="{{ run.style }}"/></w:rPr><w:t xml:space="preserve">{{ run.text }}</w:t></w:r>'


def template(base: bytes) -> bytes:
    """The template as a Word file."""
    document = Document(BytesIO(base))
    section = document.element.body.sectPr
    for xml in _body():
        section.addprevious(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


class Compiled(Environment):
    """An environment that compiles a source once."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Template] = {}

    def from_string(self, source: Any, *args: Any, **named: Any) -> Template:
        if source not in self._known:
            self._known[source] = super().from_string(source, *args, **named)
        return self._known[source]


def rendered(template: DocxTemplate, blocks: list[dict[str, Any]], environment: Environment) -> bytes:
    """The document of ``blocks``; ``template`` may have been rendered before."""
    template.render({"blocks": blocks}, environment)
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()


def as_documented(template: bytes, blocks: list[dict[str, Any]]) -> bytes:
    """The document of ``blocks`` as docxtpl's own examples make it: the template opened anew, texts escaped."""
    opened = DocxTemplate(BytesIO(template))
    opened.render({"blocks": blocks}, autoescape=True)
    stream = BytesIO()
    opened.save(stream)
    return stream.getvalue()


def _body() -> list[str]:
    return [
        _mark("{%p for b in blocks %}"),
        _mark("{%p if b.kind == 'text' %}"),
        _STYLED.format(style="{{ b.style }}", runs=_text("{{ b.text }}")),
        _mark("{%p elif b.kind == 'runs' %}"),
        _STYLED.format(style="{{ b.style }}", runs=_text("{%r for run in b.runs %}") + _RUN + _text("{%r endfor %}")),
        _mark("{%p elif b.kind == 'table' %}"),
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{{{{ b.style }}}}"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="1000"/></w:tblGrid>{_rows("b.head", "<w:trPr><w:tblHeader/></w:trPr>")}{_rows("b.rows")}'
        "</w:tbl>",
        _mark("{%p elif b.landscape %}"),
        _section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'),
        _mark("{%p else %}"),
        _section('<w:pgSz w:w="11906" w:h="16838"/>'),
        _mark("{%p endif %}"),
        _mark("{%p endfor %}"),
    ]


def _text(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _mark(tag: str) -> str:
    return f"<w:p>{_text(tag)}</w:p>"


def _section(size: str) -> str:
    return f"<w:p><w:pPr><w:sectPr>{size}</w:sectPr></w:pPr></w:p>"


def _rows(source: str, properties: str = "") -> str:
    lines = _STYLED.format(style="{{ cell.style }}", runs=_text("{{ line }}"))
    cell = f"<w:tc>{_mark('{%p for line in cell.lines %}')}{lines}{_mark('{%p endfor %}')}</w:tc>"
    cells = f"{_cell('{%tc for cell in row %}')}{cell}{_cell('{%tc endfor %}')}"
    return f"{_row(f'{{%tr for row in {source} %}}')}<w:tr>{properties}{cells}</w:tr>{_row('{%tr endfor %}')}"


def _cell(tag: str) -> str:
    return f"<w:tc>{_mark(tag)}</w:tc>"


def _row(tag: str) -> str:
    return f"<w:tr>{_cell(tag)}</w:tr>"
