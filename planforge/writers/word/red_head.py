"""版头 (7.2): 份号, 密级, 紧急程度, the issuer's mark, 发文字号 with 签发人, and the red line.

On pre-printed paper (套打) mark and line stay blank, their space is kept.
"""

from __future__ import annotations

import re

from planforge.document.tree import RedHead
from planforge.writers.word.paragraph import paragraph, spacing, tabs
from planforge.writers.word.spreading import spread
from planforge.writers.word.text import run, width
from planforge.writers.word.type_area import TypeArea
from planforge.writers.word.units import half_points, mm, pt

_NAMES_A_LINE = 2
_NAME_WIDTH = 3
_DOCUMENT = "文件"
_AROUND = 0.5
"""Room beside the names of a joint mark, in its characters."""


def red_head(head: RedHead, area: TypeArea) -> str:
    above = [
        paragraph(style, run(text))
        for style, text in (("CopyNumber", head.copy_number), ("Secrecy", head.secrecy), ("Secrecy", head.urgency))
        if text
    ]
    room = mm(area.profile.red_head.mark_top) - len(above) * area.line
    return "".join((*above, _mark(head, area, max(0, room)), _number(head, area), _red_line(head, area)))


def _mark(head: RedHead, area: TypeArea, room: int) -> str:
    """The mark, its top edge ``room`` twips below what stands above it."""
    lines = head.mark.split("\n")
    if len(lines) > 1:
        return _joint_mark(lines, head, area, room)
    text = "" if head.preprinted else run(head.mark, direct=_size(_fitting(width(head.mark), area), area))
    return paragraph("IssuerMark", text, spacing(before=room))


def _most(area: TypeArea) -> float:
    size: float = area.profile.resolved("IssuerMark", "size")
    return size


def _fitting(length: float, area: TypeArea) -> float:
    """The largest size in points, not above the style's own, at which ``length`` characters fit on a line."""
    return max(area.profile.red_head.mark_least, min(_most(area), int(area.width / 20 / max(1.0, length))))


def _size(size: float, area: TypeArea) -> str:
    """Direct size, where it differs from the style's."""
    if size == _most(area):
        return ""
    return f'<w:sz w:val="{half_points(size)}"/><w:szCs w:val="{half_points(size)}"/>'


def _joint_mark(lines: list[str], head: RedHead, area: TypeArea, room: int) -> str:
    """Several issuers, 主办 first, spread to one width; 文件 at their right, centred in height (7.2.4)."""
    issuers, suffix = _without_suffix(lines)
    longest = max(issuers, key=width)
    length = width(longest) + width(suffix) + 2 * _AROUND
    size = _fitting(length, area)
    look = _size(size, area)
    right = round((width(suffix) + _AROUND) * pt(size)) if suffix else 0
    left = min(area.width - right, round((width(longest) + _AROUND) * pt(size)))
    cells = [(left, "JointIssuer", issuers)] + ([(right, "IssuerMark", [suffix])] if suffix else [])
    return paragraph("Spacer", "", spacing(before=room)) + _borderless(cells, look, head.preprinted)


def _without_suffix(lines: list[str]) -> tuple[list[str], str]:
    if lines[-1].endswith(_DOCUMENT):
        return [*lines[:-1], lines[-1].removesuffix(_DOCUMENT)], _DOCUMENT
    return lines, ""


def _borderless(cells: list[tuple[int, str, list[str]]], look: str, blank: bool) -> str:
    grid = "".join(f'<w:gridCol w:w="{length}"/>' for length, _, _ in cells)
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{length}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        + "".join(paragraph(style, "" if blank else run(line, direct=look)) for line in lines)
        + "</w:tc>"
        for length, style, lines in cells
    )
    total = sum(length for length, _, _ in cells)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr>{inside}</w:tr></w:tbl>"
    )


def _number(head: RedHead, area: TypeArea) -> str:
    """发文字号; with a signer it stands at the left, on the line of the last signer (7.2.6)."""
    signers = [name for name in re.split(r"[、，\s]+", head.signer) if name]
    if not signers:
        return paragraph("DocumentNumber", run(head.number))
    rows = [signers[start : start + _NAMES_A_LINE] for start in range(0, len(signers), _NAMES_A_LINE)]
    return "".join([_signer_row(rows, index, head, area) for index in range(len(rows))])


def _signer_row(rows: list[list[str]], index: int, head: RedHead, area: TypeArea) -> str:
    """One line: number (on the last), label (on the first), names under each other, one character from the edge."""
    char, side = area.char, round(area.profile.red_head.side * area.char)
    column = max(_NAME_WIDTH, *(width(name) for row in rows for name in row)) + 1
    names = area.width - side - round((column * len(rows[0]) - 1) * char)
    label = f"{head.signer_label}：" if index == 0 else ""
    stops = [("left", side), ("left", names - round(width(label) * char)), ("left", names + round(column * char))]
    number = run(head.number) if index == len(rows) - 1 else ""
    signers = run("\t").join([run(spread(name, _NAME_WIDTH), "SignerName") for name in rows[index]])
    return paragraph("Signer", run("\t") + number + run(f"\t{label}") + signers, tabs(*stops[: 1 + len(rows[0])]))


def _red_line(head: RedHead, area: TypeArea) -> str:
    """The line 4 mm below the number: what lies between the number's ink and its line box counts in."""
    leading = (area.line - pt(area.profile.resolved("DocumentNumber", "size"))) // 2
    above = spacing(before=max(0, mm(area.profile.red_head.line_gap) - leading))
    blank = '<w:pBdr><w:top w:val="nil"/></w:pBdr>' if head.preprinted else ""
    return paragraph("RedLine", "", blank + above)
