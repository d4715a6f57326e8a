"""The layout profile: the figures of the page and the named styles, resolved for one script.

Only data; read from ``templates/layouts/*.yaml`` by ``profile_file``. Lengths are in the unit that
the field names; indents in characters, spaces before and after in lines of the body text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from planforge.writers.word.units import mm, pt


def _between(least: float, most: float, **options: Any) -> Any:
    return field(metadata={"between": (least, most)}, **options)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and type area (5.1, 5.2.1) in mm; the other two margins follow from them."""

    mirror: bool
    """Whether odd and even pages mirror each other, with page numbers of their own."""
    width: float = _between(50, 550)
    height: float = _between(50, 550)
    top: float = _between(0, 200)
    inner: float = _between(0, 200)
    text_width: float = _between(20, 500)
    text_height: float = _between(20, 500)
    footer: float = _between(0, 200)
    """Lower edge of the page number to the paper's edge."""


@dataclass(frozen=True, slots=True)
class Grid:
    line_pitch: float = _between(5, 200)
    """pt; 28.95 is the largest step that holds 22 lines (5.2.3)."""


@dataclass(frozen=True, slots=True)
class Options:
    chars: Literal["28", "natural"]
    hanging_punctuation: bool
    """Whether a mark at the end of a line may hang outside. LibreOffice 7.4 reads Word's switch the other way round."""
    page_number: Literal["outside", "center"]
    landscape_page_number: Literal["rotated", "footer", "none"]
    sealed: Literal["as-written", "always", "never"]


@dataclass(frozen=True, slots=True)
class Face:
    """A Han typeface: its family name, and the names to try where it is missing."""

    name: str
    also: tuple[str, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Fonts:
    """The faces of one script. ``latin`` is ``same`` or the family for digits and Latin."""

    language: str
    """``w:lang`` of Han text."""
    document_language: str
    """``dc:language`` of the file."""
    charset: str
    """Windows charset of the Han faces, hexadecimal: 86 is GBK, 88 is Big5."""
    latin: str
    faces: Mapping[str, Face]


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line: ``width`` in mm, ``color`` a hexadecimal RGB."""

    width: float = _between(0.05, 2)
    color: str = "000000"


@dataclass(frozen=True, slots=True)
class Style:
    """A named style; None means: as in the base style."""

    name: str
    kind: Literal["paragraph", "character"] = "paragraph"
    alias: str = ""
    base: str = ""
    next: str = ""
    link: str = ""
    font: str | None = None
    latin: str | None = None
    """Family for digits and Latin in this style, or ``same``; None: as in the fonts of the script."""
    size: float | None = _between(1, 400, default=None)
    bold: bool | None = None
    color: str | None = None
    condensed: bool | None = None
    align: Literal["left", "center", "right", "both", "distribute"] | None = None
    first_line: float | None = _between(0, 50, default=None)
    left: float | None = _between(0, 50, default=None)
    right: float | None = _between(0, 50, default=None)
    hanging: float | None = _between(0, 50, default=None)
    before: float | None = _between(0, 50, default=None)
    after: float | None = _between(0, 50, default=None)
    line: float | None = _between(1, 400, default=None)
    least: float | None = _between(1, 400, default=None)
    page_pitch: bool | None = None
    outline: int | None = _between(1, 9, default=None)
    keep_next: bool | None = None
    contextual: bool | None = None
    rule: Rule | None = None
    """A line above the paragraph, as a border."""
    band: Rule | None = None
    """The paragraph is itself a line: as high as the line is wide, and filled."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    form: str


@dataclass(frozen=True, slots=True)
class RedHeadFigures:
    """版头 (7.2): mm, pt for the mark's least size, characters for the sides."""

    mark_top: float = _between(0, 200)
    mark_least: float = _between(5, 200)
    line_gap: float = _between(0, 50)
    side: float = _between(0, 10)


@dataclass(frozen=True, slots=True)
class SignatureFigures:
    """署名 and 成文日期 (7.3.5): lines, characters, and mm for the seal."""

    blank_lines: float = _between(0, 20)
    right: float = _between(0, 20)
    date_offset: float = _between(0, 20)
    sealed_blank_lines: float = _between(0, 20)
    sealed_right: float = _between(0, 20)
    seal: float = _between(20, 100)


@dataclass(frozen=True, slots=True)
class TableFigures:
    """Tables: pt for the border, mm for padding and row height, characters and lines for the rest."""

    border: float = _between(0.25, 6)
    padding: float = _between(0, 10)
    padding_vertical: float = _between(0, 10)
    row_height: float = _between(0, 100)
    centre_up_to: int = _between(0, 100)
    whole_up_to: float = _between(1, 50)
    least_wrapped: float = _between(1, 50)
    comfortable_lines: float = _between(1, 50)
    keep_lines: int = _between(1, 100)
    least_crowded: float = _between(1, 50, default=3.5)


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """A layout profile for one script; equal only to itself, so that it can key a memory cache."""

    title: str
    script: str
    page: Page
    grid: Grid
    options: Options
    fonts: Fonts
    styles: Mapping[str, Style]
    page_number: PageNumber
    red_head: RedHeadFigures
    signature: SignatureFigures
    table: TableFigures

    def resolved(self, style: str, name: str) -> Any:
        """The field ``name`` of ``style``, or of the nearest base that sets it."""
        while style:
            value = getattr(self.styles[style], name)
            if value is not None:
                return value
            style = self.styles[style].base
        return None

    @property
    def text_width(self) -> int:
        """Width of the type area (版心), twips."""
        return mm(self.page.text_width)

    @property
    def text_height(self) -> int:
        return mm(self.page.text_height)

    @property
    def line(self) -> int:
        """Pitch of the body lines, twips."""
        return pt(self.grid.line_pitch)

    @property
    def condensing(self) -> int:
        """What each body character is set closer (a negative number of twips), so that a line holds ``chars``."""
        if self.options.chars == "natural":
            return 0
        size = pt(self.resolved("Normal", "size"))
        return min(0, self.text_width // int(self.options.chars) - size)

    def char(self, style: str = "Normal") -> int:
        """Advance of one Han character in ``style``, twips."""
        size = pt(self.resolved(style, "size"))
        return size + self.condensing if self.resolved(style, "condensed") else size
