"""A document of any length: written a few blocks at a time, with the same bytes as at once."""

from __future__ import annotations

import io
import weakref
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

import docx
import pytest
from sample_documents import COLOPHON, ISSUED_PLAN, PLAN, SENTENCE, TASK_ANNEX, TASKS, body, document, row, table, text

from planforge.document.tree import Block, Document, Heading, Paragraph, Part, Run, Signature
from planforge.writers.word import WordError, container, stream, write

MANY = 4000
SIGNED = Signature(("青山县教育局",), "2025年2月6日")
DOCUMENTS = {
    "随通知印发，附横排表": ISSUED_PLAN,
    "题注行在标题下": document(PLAN),
    "署名前的段落留在同一页": document(body(text(SENTENCE), text(SENTENCE), SIGNED)),
    "两表相连": document(body(TASKS, TASKS, title=("任务表",)), colophon=COLOPHON),
    "末页横排，有版记": document(PLAN, TASK_ANNEX, colophon=COLOPHON),
    "空白": document(body()),
    "没有部分": document(),
}


def streamed(tree: Document, more: Iterable[Block] = ()) -> bytes:
    file = io.BytesIO()
    stream(tree, file, more=more)
    return file.getvalue()


def paragraphs(count: int) -> Iterator[Block]:
    return (text(f"第{number}段：{SENTENCE}", path=f"text.{number}") for number in range(count))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_bytes_are_those_of_the_whole(name: str) -> None:
    """The blocks of the last part may come one by one; what a block needs to know of the next is known."""
    whole = DOCUMENTS[name]
    *parts, last = whole.parts or (Part(()),)
    without = replace(whole, parts=(*parts, replace(last, blocks=())))
    assert streamed(without, iter(last.blocks)) == streamed(whole) == write(whole)


def test_a_long_document_opens_with_all_of_its_paragraphs() -> None:
    """In their order, in python-docx; the check sums hold."""
    file = streamed(document(body(title=("长文",))), paragraphs(MANY))
    assert zipfile.ZipFile(io.BytesIO(file)).testzip() is None
    read = [paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs]
    assert read == ["长文", *(f"第{number}段：{SENTENCE}" for number in range(MANY))]
    assert file == write(document(body(*paragraphs(MANY), title=("长文",))))


class Counted(str):
    """The text of a paragraph that can be asked after."""


def test_only_a_few_blocks_are_held_at_a_time() -> None:
    """A block is asked for when those before it are written, and is gone soon after."""
    living: weakref.WeakSet[Counted] = weakref.WeakSet()
    most = 0

    def made() -> Iterator[Block]:
        nonlocal most
        for number in range(MANY):
            text = Counted(f"第{number}段：{SENTENCE}")
            living.add(text)
            most = max(most, len(living))
            yield Paragraph((Run(text),))
            del text

    streamed(document(body()), made())
    assert 0 < most < MANY / 8


def test_text_reaches_the_file_while_blocks_still_come() -> None:
    """What is written does not wait for the end."""
    file = io.BytesIO()
    lengths: list[int] = []

    def watched() -> Iterator[Block]:
        random = Random(7)
        for _ in range(MANY):
            lengths.append(file.tell())
            yield text("".join(random.choices(SENTENCE, k=80)))

    stream(document(body()), file, more=watched())
    assert len(set(lengths)) > MANY / 1000
    assert lengths == sorted(lengths)


def test_it_is_written_where_the_file_stands() -> None:
    """What is in the file before it stays."""
    file = io.BytesIO(b"before")
    file.seek(6)
    stream(ISSUED_PLAN, file)
    assert file.getvalue() == b"before" + write(ISSUED_PLAN)


def test_the_block_with_a_character_that_word_cannot_hold_is_named() -> None:
    """However far behind the others it stands."""
    blocks = [*paragraphs(MANY), text("一\x0b二", path="text.x"), *paragraphs(2)]
    with pytest.raises(WordError) as problem:
        streamed(document(body()), iter(blocks))
    assert (problem.value.code, problem.value.path) == ("PF536", "text.x")


def test_a_ragged_table_among_many_blocks_is_named() -> None:
    """As in a document that is written at once."""
    ragged = table(row("甲", "乙"), row("一"), columns=2)._replace(path="text.y")
    with pytest.raises(WordError) as problem:
        streamed(document(body()), iter([*paragraphs(9), ragged]))
    assert (problem.value.code, problem.value.path) == ("PF538", "text.y")


@pytest.mark.parametrize("limit", [10_000, 100_000])
def test_a_document_beyond_the_limit_of_zip_is_refused(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Soon after it got there, be it the text or the file that is too large; not by a file that does not open."""
    monkeypatch.setattr(container, "LIMIT", limit)
    taken = 0

    def endless() -> Iterator[Block]:
        nonlocal taken
        while True:
            taken += 1
            yield Heading(1, "一、", (Run(SENTENCE),))

    with pytest.raises(WordError) as problem:
        streamed(document(body()), endless())
    assert problem.value.code == "PF540"
    assert taken < MANY


def test_a_file_that_cannot_seek_is_refused_before_anything_is_written() -> None:
    """A pipe, for example."""

    class Pipe(io.BytesIO):
        def tell(self) -> int:
            raise io.UnsupportedOperation("tell")

    file = Pipe()
    with pytest.raises(io.UnsupportedOperation):
        stream(ISSUED_PLAN, file)
    assert file.getvalue() == b""
