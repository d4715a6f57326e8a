"""How a part opens: 附件 mark (7.3.7) and title (7.3.1). The blank lines around them are in the styles."""

from __future__ import annotations

from planforge.document.tree import Block, Paragraph, Part, Role
from planforge.writers.word.paragraph import paragraph, spacing
from planforge.writers.word.text import run


def opening(part: Part, first: Block | None) -> str:
    """``first`` is the first block of the part."""
    mark = paragraph("AnnexMark", run(part.annex_mark)) if part.annex_mark else ""
    return mark + (_title(part, first) if part.title else "")


def _title(part: Part, first: Block | None) -> str:
    """The lines of the title in one paragraph; a line under it (题注行) takes over its blank line."""
    subtitled = isinstance(first, Paragraph) and first.role is Role.SUBTITLE
    return paragraph("Title", run("\n".join(part.title)), spacing(after=0) if subtitled else "")
