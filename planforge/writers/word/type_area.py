"""The type area (版心) that blocks are set in, and the section properties that make it.

Portrait is 5.2.1; landscape is the same sheet turned, so that the binding edge comes to lie on top (clause 8).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planforge.document.tree import Orientation
from planforge.writers.word.profile import Profile
from planforge.writers.word.units import mm


class TypeArea(NamedTuple):
    """Width and height of the type area, body character and body line, all in twips."""

    profile: Profile
    width: int
    height: int
    char: int
    line: int
    chars: Mapping[str, int]
    """Advance of one Han character by paragraph style."""


def type_area(profile: Profile, orientation: Orientation) -> TypeArea:
    width, height = profile.text_width, profile.text_height
    if orientation is Orientation.LANDSCAPE:
        width, height = height, width
    chars = {name: profile.char(name) for name, style in profile.styles.items() if style.kind == "paragraph"}
    return TypeArea(profile, width, height, chars["Normal"], profile.line, chars)


class _Margins(NamedTuple):
    """The margins of the portrait sheet, twips; rounding falls to the inner and the bottom one."""

    width: int
    height: int
    top: int
    bottom: int
    inner: int
    outer: int


def _margins(profile: Profile) -> _Margins:
    page = profile.page
    width, height, top = mm(page.width), mm(page.height), mm(page.top)
    outer = mm(page.width - page.inner - page.text_width)
    return _Margins(
        width=width,
        height=height,
        top=top,
        bottom=height - top - profile.text_height,
        inner=width - outer - profile.text_width,
        outer=outer,
    )


def section_properties(profile: Profile, orientation: Orientation, footers: str) -> str:
    """``w:sectPr`` of a section; ``footers`` are its footer references."""
    margins, footer = _margins(profile), mm(profile.page.footer)
    if orientation is Orientation.PORTRAIT:
        size = f'<w:pgSz w:w="{margins.width}" w:h="{margins.height}"/>'
        edges = _page_margins(margins.top, margins.outer, margins.bottom, margins.inner, footer)
    else:
        size = f'<w:pgSz w:w="{margins.height}" w:h="{margins.width}" w:orient="landscape"/>'
        gap = margins.bottom - footer
        edges = _page_margins(margins.inner, margins.top, margins.outer, margins.bottom, margins.outer - gap)
    grid = f'<w:docGrid w:type="lines" w:linePitch="{profile.line}"/>'
    return f'<w:sectPr>{footers}{size}{edges}<w:cols w:space="720"/>{grid}</w:sectPr>'


def _page_margins(top: int, right: int, bottom: int, left: int, footer: int) -> str:
    return (
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        f' w:header="851" w:footer="{footer}" w:gutter="0"/>'
    )
