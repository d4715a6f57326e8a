"""``w:p`` elements: every paragraph names its style first; what follows is direct formatting, in schema order.

Knows no blocks. The functions that amend a finished paragraph rely on that shape.
"""

from __future__ import annotations

_OPEN = "<w:p><w:pPr><w:pStyle w:val="


def paragraph(style: str, content: str, direct: str = "") -> str:
    """A paragraph in ``style``; ``direct`` is the rest of its ``w:pPr``."""
    return f'{_OPEN}"{style}"/>{direct}</w:pPr>{content}</w:p>'


def spacing(before: int | None = None, after: int | None = None) -> str:
    """Direct space above and below, twips."""
    above = "" if before is None else f' w:before="{before}"'
    below = "" if after is None else f' w:after="{after}"'
    return f"<w:spacing{above}{below}/>"


def hanging(left: int, amount: int) -> str:
    """Lines start ``left`` twips in, the first one ``amount`` further out."""
    return f'<w:ind w:left="{left}" w:hanging="{amount}"/>'


def right_indent(amount: int) -> str:
    return f'<w:ind w:right="{amount}"/>'


def tabs(*stops: tuple[str, int]) -> str:
    """Tab stops as (kind, position in twips)."""
    inside = "".join([f'<w:tab w:val="{kind}" w:pos="{position}"/>' for kind, position in stops])
    return f"<w:tabs>{inside}</w:tabs>"


def keep_with_next(xml: str) -> str:
    """``xml`` with its last paragraph kept on the page of what follows; a table at its end stays as it is."""
    if not xml.endswith("</w:p>"):
        return xml
    after_style = xml.index("/>", xml.rindex(_OPEN)) + 2
    if xml.startswith("<w:keepNext/>", after_style):
        return xml
    return f"{xml[:after_style]}<w:keepNext/>{xml[after_style:]}"


def end_section(xml: str, section: str) -> str:
    """``xml``, which ends in a paragraph, with the ``w:sectPr`` of its section in that paragraph."""
    end = xml.index("</w:pPr>", xml.rindex(_OPEN))
    return f"{xml[:end]}{section}{xml[end:]}"
