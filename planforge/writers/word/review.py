"""The review draft: a Word file with remarks as Word comments at the words that they are about.

Comments are put into the finished file with python-docx; neither text nor layout of the draft changes. Words no
remark and reads no clock: the comments are dated like the document, or not at all.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence, Set
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

from planforge.document.tree import Document
from planforge.writers.word.comment_styles import add_comment_styles
from planforge.writers.word.container import package, part
from planforge.writers.word.house_style import house_style
from planforge.writers.word.namespaces import W
from planforge.writers.word.profile import Profile
from planforge.writers.word.provenance import origins
from planforge.writers.word.remark_limits import Remark, limited
from planforge.writers.word.remark_lines import lines_of
from planforge.writers.word.remark_places import Places, Spot
from planforge.writers.word.text import run as run_xml
from planforge.writers.word.writing import write

AUTHOR, INITIALS = "planforge", "PF"
_LEVEL = 6


def write_review(document: Document, profile: Profile, remarks: Iterable[Remark]) -> bytes:
    """The Word file of ``document`` with ``remarks``; the same input gives the same bytes on any day.

    Raises:
        WordError: as `write`.
    """
    import docx

    file = docx.Document(BytesIO(write(document, profile)))
    paragraphs = _paragraphs(file)
    places = Places(lines_of(origins(document, house_style(profile)), map(_text, paragraphs)))
    notes = limited(((places.spot_of(remark.where), remark) for remark in remarks), places.title)
    if notes:
        add_comment_styles(file, profile)
    numbered = groupby(enumerate(notes), key=lambda note: note[1][0].paragraph)
    for number, there in numbered:
        _annotate(file, paragraphs[number], list(there), document.properties.created)
    return _repacked(file)


def _paragraphs(file: Any) -> list[Any]:
    """Every paragraph of the body in the order in which it is written, those of tables among them."""
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    return [Paragraph(element, file._body) for element in file.element.body.iter(qn("w:p"))]


def _text(paragraph: Any) -> str:
    return "".join(run.text for run in paragraph.runs)


def _annotate(file: Any, paragraph: Any, notes: Sequence[tuple[int, tuple[Spot, str]]], created: str) -> None:
    """Put the comments of one paragraph into it, each with its number."""
    pieces = _pieces(paragraph, {at for _, (spot, _) in notes for at in (spot.start, spot.end)})
    for number, (spot, text) in notes:
        runs = [run for start, run in pieces if spot.start == spot.end or spot.start <= start < spot.end]
        runs[0].mark_comment_range(runs[-1], number)
        file.comments._comments_elm.append(_comment(number, text, created))


def _pieces(paragraph: Any, cuts: Set[int]) -> list[tuple[int, Any]]:
    """The runs with text (an empty one where there are none), divided at ``cuts``; each with where it starts."""
    pieces: list[tuple[int, Any]] = []
    start = 0
    for run in paragraph.runs:
        text = run.text
        inner = sorted(at for at in cuts if start < at < start + len(text))
        pieces += _divided(run, text, start, inner) if text else []
        start += len(text)
    return pieces or [(0, paragraph.add_run())]


def _divided(run: Any, text: str, start: int, cuts: Sequence[int]) -> list[tuple[int, Any]]:
    """``run``, whose ``text`` begins at ``start``, in pieces that look alike; from the back to the front."""
    if not cuts:
        return [(start, run)]
    run.clear()
    pieces: list[tuple[int, Any]] = []
    for begin, end in reversed(list(pairwise([start, *cuts, start + len(text)]))):
        piece = _twin(run) if begin > start else run
        piece.text = text[begin - start : end - start]
        pieces.insert(0, (begin, piece))
    return pieces


def _twin(run: Any) -> Any:
    """A copy of ``run`` behind it."""
    from copy import deepcopy

    from docx.text.run import Run

    element = deepcopy(run._r)
    run._r.addnext(element)
    return Run(element, run._parent)


def _comment(number: int, text: str, created: str) -> Any:
    """A comment; its number is ours, since python-docx would look through all comments for the next one."""
    from docx.oxml.parser import parse_xml

    date = f' w:date="{created}T00:00:00Z"' if created else ""
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    style = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    lines = f"</w:p><w:p>{style}".join(map(run_xml, text.split("\n")))
    return parse_xml(
        f'<w:comment xmlns:w="{W}" w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}"{date}>'
        f"<w:p>{style}{mark}{lines}</w:p></w:comment>"
    )


def _repacked(file: Any) -> bytes:
    """The package of ``file`` with fixed times; python-docx would write the time of day into it."""
    saved = BytesIO()
    file.save(saved)
    with zipfile.ZipFile(saved) as members:
        return package(part(name, members.read(name), _LEVEL) for name in members.namelist())
