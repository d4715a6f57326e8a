"""署名 and 成文日期 (7.3.5), placed by the clause's arithmetic.

Widths count in body characters, digits as halves; right indents are computed, all else is in the styles.
"""

from __future__ import annotations

from planforge.document.tree import Signature
from planforge.writers.word.paragraph import paragraph, right_indent, spacing, tabs
from planforge.writers.word.profile import Profile
from planforge.writers.word.text import run, width
from planforge.writers.word.type_area import TypeArea
from planforge.writers.word.units import mm


def signature(block: Signature, area: TypeArea) -> str:
    if is_sealed(block, area.profile):
        return _sealed(block, area)
    return _unsealed(block, area)


def is_sealed(block: Signature, profile: Profile) -> bool:
    option = profile.options.sealed
    return block.sealed if option == "as-written" else option == "always"


def _unsealed(block: Signature, area: TypeArea) -> str:
    """The date's first character stands two characters right of the first one of 署名 (7.3.5.2)."""
    figures = area.profile.signature
    longest, date = _longest(block.units), width(block.date)
    if date <= longest:
        unit_right, date_right = figures.right, figures.right + longest - date - figures.date_offset
    else:
        unit_right, date_right = figures.right + figures.date_offset + date - longest, figures.right
    rights = [unit_right + (longest - width(unit)) / 2 for unit in block.units]
    return _lines(block, rights, max(0, date_right), figures.blank_lines, area)


def _sealed(block: Signature, area: TypeArea) -> str:
    """署名 centred on the date, the seal over both (7.3.5.1)."""
    figures = area.profile.signature
    if len(block.units) > 1:
        return _sealed_rows(block, area)
    unit, date = _longest(block.units), width(block.date)
    date_right = figures.sealed_right
    unit_right = date_right + (date - unit) / 2
    if unit_right < 0:
        unit_right, date_right = 0, (unit - date) / 2
    return _lines(block, [unit_right] * len(block.units), date_right, figures.sealed_blank_lines, area)


def _longest(units: tuple[str, ...]) -> float:
    return max(map(width, units), default=0)


def _lines(block: Signature, rights: list[float], date_right: float, blank: float, area: TypeArea) -> str:
    """Units and date, each with its right indent in characters; ``blank`` lines above the first."""
    indents = [right_indent(round(right * area.char)) for right in (*rights, date_right)]
    texts = [("Signature", unit) for unit in block.units] + [("Date", block.date)]
    placed = [(style, text, indent) for (style, text), indent in zip(texts, indents, strict=True) if text]
    above = [spacing(before=round(blank * area.line))] + [""] * len(placed)
    return "".join(
        [paragraph(style, run(text), gap + indent) for (style, text, indent), gap in zip(placed, above, strict=False)]
    )


def _sealed_rows(block: Signature, area: TypeArea) -> str:
    """Several seals side by side, none touching another; the last stands over the date."""
    date, longest = (round(length * area.char) for length in (width(block.date), _longest(block.units)))
    right = round(area.profile.signature.sealed_right * area.char)
    last = area.width - max(right + date // 2, longest // 2)
    step = max(mm(area.profile.signature.seal), longest + area.char)
    count = 1 + max(0, last - step // 2) // step
    rows = [block.units[start : start + count] for start in range(0, len(block.units), count)]
    blank = round(area.profile.signature.sealed_blank_lines * area.line)
    between = max(0, mm(area.profile.signature.seal) - area.line)
    lines = [_sealed_row(row, last, step, between if index else blank) for index, row in enumerate(rows)]
    if block.date:
        lines.append(paragraph("Date", run(block.date), right_indent(area.width - last - date // 2)))
    return "".join(lines)


def _sealed_row(units: tuple[str, ...], last: int, step: int, above: int) -> str:
    centres = [last - step * behind for behind in range(len(units) - 1, -1, -1)]
    text = "".join(f"\t{unit}" for unit in units)
    return paragraph("SealedRow", run(text), tabs(*(("center", centre) for centre in centres)) + spacing(before=above))
