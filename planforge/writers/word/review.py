"""The review draft: a Word file with remarks as Word comments at the words that they are about.

Comments are put into the finished file with python-docx; neither text nor layout of the draft changes. Words no
remark and reads no clock: the comments are dated like the document, or not at all.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from planforge.document.tree import Document
from planforge.writers.word.comment_styles import add_comment_styles
from planforge.writers.word.container import package, part
from planforge.writers.word.house_style import house_style
from planforge.writers.word.profile import Profile
from planforge.writers.word.provenance import origins
from planforge.writers.word.remark_places import Spot, Where, lines_of, spot_of
from planforge.writers.word.writing import write

AUTHOR, INITIALS = "planforge", "PF"
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said, and what it is about."""

    text: str
    where: Where
    stray: str = ""
    """The text where the document has no place for the remark, so that it stands at the title."""


def write_review(document: Document, profile: Profile, remarks: Iterable[Remark]) -> bytes:
    """The Word file of ``document`` with ``remarks``; the same input gives the same bytes on any day.

    Raises:
        WordError: as `write`.
    """
    import docx

    file = docx.Document(BytesIO(write(document, profile)))
    paragraphs = _paragraphs(file)
    lines = lines_of(origins(document, house_style(profile)), map(_text, paragraphs))
    spots = [(spot_of(remark.where, lines), remark) for remark in remarks]
    if spots:
        add_comment_styles(file, profile)
    for spot, remark in sorted(spots, key=lambda placed: placed[0].order):
        text = remark.text if spot.is_found or not remark.stray else remark.stray
        _comment(file, _runs(paragraphs[spot.paragraph], spot), text, document.properties.created)
    return _repacked(file)


def _paragraphs(file: Any) -> list[Any]:
    """Every paragraph of the body in the order in which it is written, those of tables among them."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    return [Paragraph(element, file._body) for element in file.element.body.iter(qn("w:p"))]


def _text(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.runs)


def _runs(paragraph: Any, spot: Spot) -> Sequence[Any]:
    """The runs of the words of ``spot``, cut out of theirs; of the whole paragraph where it has none."""
    runs = [run for run in paragraph.runs if run.text] or [paragraph.add_run()]
    if spot.start == spot.end:
        return runs
    _cut(paragraph, spot.start)
    _cut(paragraph, spot.end)
    found, position = [], 0
    for run in paragraph.runs:
        if spot.start <= position < spot.end and run.text:
            found.append(run)
        position += len(run.text)
    return found


def _cut(paragraph: Any, at: int) -> None:
    """Divide the run that holds the ``at``-th character of ``paragraph`` in front of it; both halves look alike."""
    from copy import deepcopy

    from docx.text.run import Run

    position = 0
    for run in paragraph.runs:
        text = run.text
        if position < at < position + len(text):
            second = Run(deepcopy(run._r), paragraph)
            run._r.addnext(second._r)
            run.text, second.text = text[: at - position], text[at - position :]
            return
        position += len(text)


def _comment(file: Any, runs: Sequence[Any], text: str, created: str) -> None:
    from docx.oxml.ns import qn

    comment = file.add_comment([runs[0], runs[-1]], text, AUTHOR, INITIALS)
    element = comment._comment_elm
    del element.attrib[qn("w:date")]
    if created:
        element.set(qn("w:date"), f"{created}T00:00:00Z")


def _repacked(file: Any) -> bytes:
    """The package of ``file`` with fixed times; python-docx would write the time of day into it."""
    saved = BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as members:
        return package(part(name, members.read(name), _LEVEL) for name in members.namelist())
