"""The document tree: what stands on the page, numbered and in order; writers only walk it.

Texts are final (numbers computed, escapes resolved). ``path`` is the YAML path that a block came
from, such as ``measures.0.text``; empty where the template alone speaks.
Clause numbers refer to GB/T 9704-2012. What comes by the dozen is a named tuple: made in a third of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, TypeAlias


class Run(NamedTuple):
    """A stretch of text of one look. ``"\\n"`` in the text is a line break."""

    text: str
    strong: bool = False
    emphasis: bool = False


Runs: TypeAlias = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The text of ``runs`` without their looks."""
    return "".join(run.text for run in runs)


class Role(Enum):
    """What a paragraph is for; each role has a named style in Word."""

    BODY = "body"
    """正文 (7.3.3)."""
    RECIPIENTS = "recipients"
    """主送机关 (7.3.2): flush left, ends with a full-width colon."""
    SUBTITLE = "subtitle"
    """The line under the title, such as （2016年6月15日）; centred, 楷体."""
    DUTY = "duty"
    """责任单位 line after an item, such as （责任单位：县教育局；完成时限：2025年3月底前）; 楷体."""
    CAPTION = "caption"
    """表题, above a table, centred."""
    TABLE_UNIT = "table-unit"
    """单位： line at the upper right of a table."""
    TABLE_NOTE = "table-note"
    """注： line below a table."""
    NOTE = "note"
    """附注 (7.3.6): left two characters, in （ ）."""
    LIST = "list"
    """An unnumbered list item of a free section; its text already carries its mark (——)."""


class Align(Enum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Heading(NamedTuple):
    """A heading of level 1 to 5 (一、 （一） 1. （1） ①), or without number where ``number`` is empty.

    ``body`` is the text run in after it (接排): only the heading part takes the heading's font, and
    the paragraph has no outline entry of its own beyond the heading part.
    """

    level: int
    number: str
    runs: Runs
    body: Runs = ()
    path: str = ""


class Paragraph(NamedTuple):
    runs: Runs
    role: Role = Role.BODY
    path: str = ""


class Cell(NamedTuple):
    """A table cell; ``lines`` are its paragraphs. A merged cell stands once, at its upper left."""

    lines: tuple[Runs, ...]
    colspan: int = 1
    rowspan: int = 1
    path: str = ""


class Column(NamedTuple):
    align: Align | None = None
    """None: by content (short texts centred, long ones left)."""


class Table(NamedTuple):
    """``rows`` hold only the cells that are not covered by a merged one above or to the left."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    path: str = ""
    even: int = 0
    """So many columns, counted from the right, are equally wide (the days of a calendar)."""


class Member(NamedTuple):
    name: str
    post: str = ""
    path: str = ""


class GroupEntry(NamedTuple):
    """A line of a 领导小组: the label (组长, 副组长, 成员) and who."""

    label: str
    members: tuple[Member, ...]


class Group(NamedTuple):
    """领导小组 block: labels spread to equal width, names and posts in columns."""

    entries: tuple[GroupEntry, ...]
    path: str = ""


class AnnexNote(NamedTuple):
    """附件说明 (7.3.4): one name stands alone, several are numbered 1. 2. …"""

    names: tuple[str, ...]
    label: str = "附件"
    path: str = ""


class Signature(NamedTuple):
    """署名 and 成文日期 (7.3.5). ``date`` is final, such as ``2016年6月15日``; may be empty."""

    units: tuple[str, ...]
    date: str
    sealed: bool = False
    path: str = ""


Block: TypeAlias = Heading | Paragraph | Table | Group | AnnexNote | Signature


class RedHead(NamedTuple):
    """版头 (7.2): drawn above the red line on the first page."""

    mark: str
    """发文机关标志, such as 青山县教育局文件."""
    number: str = ""
    """发文字号, such as 青教发〔2025〕6号."""
    signer: str = ""
    """签发人; with it the number stands at the left (7.2.6)."""
    copy_number: str = ""
    """份号."""
    secrecy: str = ""
    """密级和保密期限."""
    urgency: str = ""
    """紧急程度."""
    preprinted: bool = False
    """套打: keep the space of mark and line, leave them blank."""
    signer_label: str = "签发人"


class Colophon(NamedTuple):
    """版记 (7.4), at the foot of the last page."""

    printer: str = ""
    """印发机关."""
    date: str = ""
    """印发日期 as text, without 印发."""
    copies: str = ""
    """抄送机关, joined, without label and end mark."""
    recipients: str = ""
    """主送机关 moved here (7.3.2), without label and end mark."""
    copies_label: str = "抄送"
    recipients_label: str = "主送"
    printed_label: str = "印发"


class Orientation(Enum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document that starts on a new page (but the first) with one page orientation.

    ``annex_mark`` (附件1, 7.3.7) stands on line 1, the title on line 3. A part without title goes on
    with the text of the part before it (a landscape table in the middle of a text, and what follows).
    """

    blocks: tuple[Block, ...]
    title: tuple[str, ...] = ()
    """The title, broken into lines."""
    title_path: str = ""
    annex_mark: str = ""
    orientation: Orientation = Orientation.PORTRAIT
    red_head: RedHead | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    """Core properties of the file. ``created`` is an ISO date from the plan; no clock is read."""

    title: str
    author: str
    created: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    parts: tuple[Part, ...]
    properties: Properties
    script: str = "hans"
    """hans, hant, hant-tw or hant-hk."""
    colophon: Colophon | None = None
