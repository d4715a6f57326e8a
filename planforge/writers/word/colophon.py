"""版记 (7.4) at the foot of the last page: a frame of plain paragraphs that sits on the bottom of the type area.

A frame rather than a text box, so that the words stay ordinary paragraphs for whoever reads the file,
and rather than a floating table, which LibreOffice sets in the text where it is as wide as the page.
"""

from __future__ import annotations

from planforge.document.tree import Colophon
from planforge.writers.word.paragraph import paragraph, tabs
from planforge.writers.word.text import run
from planforge.writers.word.type_area import TypeArea


def colophon(block: Colophon, area: TypeArea) -> str:
    """The frame, and the small paragraph that it hangs on."""
    frame = (
        f'<w:framePr w:w="{area.width}" w:wrap="around" w:vAnchor="margin" w:hAnchor="margin"'
        ' w:xAlign="left" w:yAlign="bottom"/>'
    )
    groups = [lines for lines in (_addressees(block), _printing(block, area)) if lines]
    if not groups:
        return ""
    framed = [paragraph("ColophonThickLine", "", frame)]
    for index, lines in enumerate(groups):
        framed += [paragraph("ColophonThinLine", "", frame)] if index else []
        framed += [paragraph(style, run(text), frame + direct) for style, text, direct in lines]
    framed.append(paragraph("ColophonThickLine", "", frame))
    return "".join(framed) + paragraph("Spacer", "")


def _addressees(block: Colophon) -> list[tuple[str, str, str]]:
    """主送 moved here stands above 抄送, with no line between (7.4.2)."""
    pairs = ((block.recipients_label, block.recipients), (block.copies_label, block.copies))
    return [("ColophonCopies", f"{label}：{names}。", "") for label, names in pairs if names]


def _printing(block: Colophon, area: TypeArea) -> list[tuple[str, str, str]]:
    """印发机关 one character from the left, 印发日期 one from the right (7.4.3)."""
    if not block.printer and not block.date:
        return []
    char = area.chars["Colophon"]
    date = f"{block.date}{block.printed_label}" if block.date else ""
    return [("Colophon", f"\t{block.printer}\t{date}", tabs(("left", char), ("right", area.width - char)))]
