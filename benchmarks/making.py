"""Writer and pipeline against the rivals and the floor, in one process."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from io import BytesIO
from pathlib import Path

from base import slim_base
from content import texts_of
from documents.prose import LIKE_PROSE, deflated_ratio
from docxtpl import DocxTemplate
from floor import Floor
from measuring import Line, Work, paired, rounds_of
from rivals import docxtpl_template, pandoc, python_docx
from subject import Subject

OURS = {"写出": Subject.written, "管线": Subject.piped}
BARS = {
    ("方案", "写出"): {"docxtpl": 10, "python-docx 逐行": 50, "pandoc": 100},
    ("方案", "管线"): {"docxtpl": 4, "python-docx 逐行": 20, "pandoc": 40},
    ("长文", "写出"): {"docxtpl": 6, "python-docx 逐行": 30, "pandoc": 40},
    ("长文", "管线"): {"docxtpl": 2, "python-docx 逐行": 10, "pandoc": 15},
}
FLOOR_BAR = 2.5
"""Times the floor, at most."""
SLOW = "python-docx 逐格"
PANDOC = "pandoc"
_NEARLY = 0.9
"""The part of the paragraphs that are the same."""


def lines(subject: Subject, folder: Path, *, full: bool) -> Iterator[Line]:
    """Every line about one document.

    Raises:
        AssertionError: a rival's document says something else, or the text is not like prose.
    """
    low, high = LIKE_PROSE
    assert low < deflated_ratio(subject.markdown.decode()) < high, f"{subject.name}：这些文字压缩起来不像人写的"
    rivals = _rivals(subject, folder)
    _compare(subject, rivals)
    if not full:
        rivals.pop(SLOW)
    ours = {name: lambda make=make: make(subject) for name, make in OURS.items()}
    times = rounds_of({**ours, **rivals, "下限": Floor(subject.docx).reached}, 15 if full else 7)
    for own in ours:
        for rival in rivals:
            bar = BARS[subject.name, own].get(rival)
            yield Line(f"{subject.name}·{own}", f"{rival} ÷ planforge", paired(times, rival, own), bar)
    for rival in rivals:
        yield Line(f"{subject.name}·下限", f"{rival} ÷ 下限", paired(times, rival, "下限"))
    yield Line(f"{subject.name}·写出", "planforge ÷ 下限", paired(times, "写出", "下限"), FLOOR_BAR, at_most=True)


def _rivals(subject: Subject, folder: Path) -> dict[str, Work]:
    base, blocks = slim_base(), subject.blocks
    reference = folder / "base.docx"
    reference.write_bytes(base)
    source = docxtpl_template.template(base)
    template = DocxTemplate(BytesIO(source))
    environment = docxtpl_template.Compiled()
    return {
        "docxtpl": lambda: docxtpl_template.rendered(template, blocks, environment),
        "docxtpl 照文档": lambda: docxtpl_template.as_documented(source, blocks),
        "python-docx 逐行": lambda: python_docx.by_rows(base, blocks),
        SLOW: lambda: python_docx.by_cell(base, blocks),
        PANDOC: lambda: pandoc.converted(reference, subject.markdown, folder / "pandoc.docx"),
        f"{PANDOC} 照文档": lambda: pandoc.as_documented(reference, subject.markdown, folder / "pandoc.docx"),
    }


def _compare(subject: Subject, rivals: dict[str, Work]) -> None:
    """Every rival says the same in the same order; pandoc nearly so, for its Markdown repeats merged cells."""
    ours = texts_of(subject.docx)
    for name, work in rivals.items():
        theirs = texts_of(work())
        likeness = SequenceMatcher(None, ours, theirs, autojunk=False).ratio()
        least = _NEARLY if name.startswith(PANDOC) else 1
        assert likeness >= least, f"{name} 的内容和 planforge 的不一样：{likeness:.3f}"
