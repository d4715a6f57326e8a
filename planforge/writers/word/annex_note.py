"""附件说明 (7.3.4): two characters in; names one under the other, wrapped lines under the name's first character."""

from __future__ import annotations

from planforge.document.tree import AnnexNote
from planforge.writers.word.paragraph import hanging, paragraph
from planforge.writers.word.text import run, width
from planforge.writers.word.type_area import TypeArea

_INDENT = 2
_NUMBER = 1.5
_TEN = 10


def annex_note(block: AnnexNote, area: TypeArea) -> str:
    label = f"{block.label}："
    numbers = _INDENT + width(label)
    if len(block.names) == 1:
        return _line(label + block.names[0], _INDENT, numbers, area)
    names = numbers + _NUMBER + (0.5 if len(block.names) >= _TEN else 0)
    return "".join(
        [
            _line(f"{label}1.\t{name}", _INDENT, names, area)
            if number == 1
            else _line(f"{number}.\t{name}", numbers, names, area)
            for number, name in enumerate(block.names, 1)
        ]
    )


def _line(text: str, first: float, left: float, area: TypeArea) -> str:
    """The first line starts ``first`` characters in, the others ``left``; the hanging indent is a tab stop too."""
    char = area.char
    return paragraph("AnnexNote", run(text), hanging(round(left * char), round((left - first) * char)))
