"""Footers with the page number (7.5): ``— 1 —``, odd pages right, even pages left, one character in.

On a landscape page the number may turn with the sheet (clause 8): it then stands in the left margin,
low on odd pages and high on even ones, in a borderless cell of turned text as tall as the type area.
Which section has which footer is for ``house_style``.
"""

from __future__ import annotations

from planforge.writers.word.namespaces import DECLARATION, W
from planforge.writers.word.paragraph import paragraph
from planforge.writers.word.profile import Profile
from planforge.writers.word.text import run
from planforge.writers.word.units import mm, pt

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def footer(content: str) -> str:
    return f'{DECLARATION}<w:ftr xmlns:w="{W}">{content}</w:ftr>'


def blank() -> str:
    """The paragraph of a footer without a number."""
    return paragraph("PageNumberCentre", "")


def numbered(style: str, profile: Profile) -> str:
    """The footer's paragraph: the marks around the number as the profile has them."""
    before, _, after = profile.page_number.form.partition("{page}")
    return paragraph(style, run(before) + _FIELD + run(after))


def rotated(style: str, profile: Profile) -> str:
    """The number turned clockwise in the left margin of a landscape page, and the footer's own blank line.

    The cell's lines run downwards, so that the indents and alignment of ``style`` hold as on other pages.
    """
    page, thick = profile.page, pt(profile.resolved(style, "line"))
    place = (
        f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{mm(page.footer)}" w:tblpY="{mm(page.inner)}"/>'
        f'<w:tblW w:w="{thick}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    )
    cell = (
        f'<w:tc><w:tcPr><w:tcW w:w="{thick}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>'
        f"{numbered(style, profile)}</w:tc>"
    )
    height = f'<w:trPr><w:trHeight w:val="{mm(page.text_width)}" w:hRule="exact"/></w:trPr>'
    grid = f'<w:tblGrid><w:gridCol w:w="{thick}"/></w:tblGrid>'
    return f"<w:tbl><w:tblPr>{place}</w:tblPr>{grid}<w:tr>{height}{cell}</w:tr></w:tbl>{blank()}"


def odd_style(profile: Profile) -> str:
    return "PageNumberOdd" if profile.options.page_number == "outside" else "PageNumberCentre"


def even_style(profile: Profile) -> str:
    return "PageNumberEven" if profile.options.page_number == "outside" else "PageNumberCentre"
