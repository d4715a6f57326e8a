"""Remarks in a Word file: valid, at their words, and without a change to the draft's text and pages."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from office import Page, office, pages, skip_without_office
from openxml_audit import OpenXmlValidator
from sample_documents import COLOPHON, ISSUED_PLAN, PROPERTIES, TARGETS, body, cell, document, row, text
from word_comments import marked_words

from planforge.document.tree import (
    Align,
    AnnexNote,
    Cell,
    Column,
    Document,
    Group,
    GroupEntry,
    Heading,
    Member,
    Orientation,
    Part,
    RedHead,
    Run,
    Signature,
    Table,
)
from planforge.writers.word import Quote, Remark, Where, default_profile, load_profile, write, write_review
from planforge.writers.word.house_style import house_style
from planforge.writers.word.provenance import origins


def at(path: str, one: Cell) -> Cell:
    """A cell that a value of the plan speaks in."""
    return one._replace(path=path)


LEDGER = Table(
    (Column(Align.CENTER), Column(), Column()),
    (
        row("序号", "任务", "责任单位"),
        (
            cell("1", rows=2),
            at("measures.0.title", cell("建设校舍", rows=2)),
            at("measures.0.lead", cell("住建局", "")),
        ),
        (at("measures.0.support", cell("财政局")),),
        (cell("合计", columns=3),),
    ),
)
DRAFT = Document(
    (
        body(
            text("各中心学校："),
            text("现印发给你们。", path="issue.notice"),
            Signature(("青山县教育局",), "2025年2月6日", path="issuer"),
            title=("关于印发方案的通知",),
            title_path="issuer",
            red_head=RedHead("青山县教育局文件", "青教发〔2025〕6号", "石兰"),
        ),
        body(
            text("为了发展学前教育,建设校舍,配齐教师。", path="preamble"),
            Heading(1, "一、", (Run("主要任务"),), path="outline.0"),
            Heading(
                2, "（一）", (Run("建设校舍。"),), (Run("新建3所，"), Run("年内完成", strong=True)), "measures.0.title"
            ),
            Group(
                (GroupEntry("组长", (Member("石兰", "局长"),)), GroupEntry("成员", (Member("于松"),))), "group.leader"
            ),
            AnnexNote(("任务分解表",), path="annexes"),
            title=("青山县学前教育", "实施方案"),
            title_path="title",
        ),
        Part((LEDGER, TARGETS), ("任务分解表",), "annexes.0", "附件", Orientation.LANDSCAPE),
    ),
    PROPERTIES,
    colophon=COLOPHON,
)
PROFILE = load_profile(default_profile("hans"), "hans")


def remark(path: str, *words: str) -> Remark:
    return Remark("问题\n怎么改", Where(path, tuple(map(Quote, words))), "问题\n没有位置")


def marked(*remarks: Remark) -> list[str]:
    """The words that the comments mark, in the order of the document."""
    file = docx.Document(BytesIO(write_review(DRAFT, PROFILE, remarks)))
    return [marked_words(file, str(comment.comment_id)) for comment in file.comments]


EVERYWHERE = [
    remark("preamble", "发展"),
    remark("preamble", "发展学前"),
    remark("measures.0.text", "3所，年内"),
    remark("measures.0.lead"),
    remark("measures.0.support", "财政局"),
    remark("group.members.0", "于松"),
    remark("annexes.0", "分解表"),
    remark("issuer", "教育局"),
    remark("units.3", "没有的单位"),
]


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (remark("preamble", "发展"), "发展"),
        (remark("preamble", "没有的词"), "为了发展学前教育,建设校舍,配齐教师。"),
        (Remark("", Where("preamble", (Quote(",", "建设校舍", "配齐"),))), ","),
        (remark("measures.0.text", "3所，年内"), "3所，年内"),
        (remark("measures.0.deadline", "2025-06-30"), "（一）建设校舍。新建3所，年内完成"),
        (remark("measures.0.support", "财政局"), "财政局"),
        (remark("measures.7.lead", "建设校舍"), "青山县学前教育实施方案"),
        (remark("group.members.0", "于松"), "于\u3000松"),
        (remark("annexes.0", "分解表"), "分解表"),
        (remark("title", "学前教育实施方案"), "学前教育实施方案"),
        (remark("issue.recipients.0", "各中心学校"), "各中心学校"),
        (remark(""), "青山县学前教育实施方案"),
    ],
)
def test_a_remark_stands_at_its_words_or_at_what_holds_them(wanted: Remark, words: str) -> None:
    """In a run-in text, a merged cell, a spread name, a divided title; a value that is written otherwise: its item."""
    assert marked(wanted) == [words]


def test_the_words_around_tell_which_are_meant() -> None:
    """The second comma, not the first."""
    wanted = Remark("", Where("preamble", (Quote(",", "建设校舍", "配齐"),)))
    file = docx.Document(BytesIO(write_review(DRAFT, PROFILE, [wanted])))
    paragraph = next(one for one in file.paragraphs if one.text.startswith("为了"))
    assert [run.text for run in paragraph.runs if run.text] == ["为了发展学前教育,建设校舍", ",", "配齐教师。"]


def test_remarks_are_numbered_in_the_order_of_the_document() -> None:
    """Whatever order they come in."""
    assert marked(*reversed(EVERYWHERE)) == marked(*EVERYWHERE)


def test_a_remark_without_a_place_says_so() -> None:
    """It stands at the title of the plan."""
    file = docx.Document(BytesIO(write_review(DRAFT, PROFILE, [remark("units.3", "没有的单位")])))
    assert [comment.text for comment in file.comments] == ["问题\n没有位置"]


def test_every_paragraph_has_an_origin() -> None:
    """As many as the file has paragraphs; those of cells, titles and blocks are told apart."""
    for one in (DRAFT, ISSUED_PLAN, document(body())):
        count = paragraph_count(write(one, PROFILE))
        assert len(origins(one, house_style(PROFILE))) == count


def paragraph_count(file: bytes) -> int:
    return sum(1 for _ in docx.Document(BytesIO(file)).element.body.iter(qn("w:p")))


def test_a_review_draft_is_valid(tmp_path: Path) -> None:
    """openxml-audit, at its strictest, has no finding."""
    file = tmp_path / "draft.docx"
    file.write_bytes(write_review(DRAFT, PROFILE, EVERYWHERE))
    assert [str(finding) for finding in OpenXmlValidator().validate(file).errors] == []


def test_the_text_of_the_draft_is_that_of_the_final_file() -> None:
    """Paragraph by paragraph, style by style."""

    def paragraphs(file: bytes) -> list[tuple[str, str]]:
        element = docx.Document(BytesIO(file)).element.body
        return [
            (one.style or "", "".join(text.text or "" for text in one.iter(qn("w:t"))))
            for one in element.iter(qn("w:p"))
        ]

    assert paragraphs(write_review(DRAFT, PROFILE, EVERYWHERE)) == paragraphs(write(DRAFT, PROFILE))


def test_the_same_remarks_give_the_same_bytes() -> None:
    """No time of day gets into the package."""
    first, second = (write_review(DRAFT, PROFILE, EVERYWHERE) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_too_much_for_a_paragraph_is_counted_there() -> None:
    """Twenty comments at most, and one that says how many more there are; the draft stays valid."""
    many = [Remark(f"问题{number}", Where("preamble", (Quote("发展"),)), more="另有{count}处") for number in range(25)]
    file = docx.Document(BytesIO(write_review(DRAFT, PROFILE, many)))
    assert [one.text for one in file.comments] == ["另有5处", *(f"问题{number}" for number in range(20))]
    assert marked_words(file, "0") == "为了发展学前教育,建设校舍,配齐教师。"


def test_what_is_too_much_for_a_draft_is_counted_at_the_title(tmp_path: Path) -> None:
    """A thousand comments at most, the first of the document; nothing is dropped in silence."""
    long = document(
        body(*(text(f"第{number}段。", path=f"preamble.{number}") for number in range(1100)), title=("题",))
    )
    many = [Remark("问题", Where(f"preamble.{number}"), more="另有{count}处") for number in range(1100)]
    file = tmp_path / "draft.docx"
    file.write_bytes(write_review(long, PROFILE, many))
    comments = list(docx.Document(str(file)).comments)
    assert [one.text for one in comments] == ["另有100处", *["问题"] * 1000]
    assert marked_words(docx.Document(str(file)), "0") == "题"
    assert [str(finding) for finding in OpenXmlValidator().validate(file).errors] == []


def test_without_remarks_there_are_no_comments() -> None:
    """The draft is then the final file, part by part, but for how its XML is spelt."""
    assert list(docx.Document(BytesIO(write_review(DRAFT, PROFILE, []))).comments) == []


@office
def test_comments_move_no_line(tmp_path: Path) -> None:
    """Every line of every page stands where it stands in the final file."""
    skip_without_office()
    laid_out = pages({"final": write(DRAFT, PROFILE), "draft": write_review(DRAFT, PROFILE, EVERYWHERE)}, tmp_path)
    final, draft = laid_out["final"], laid_out["draft"]
    assert [page.texts for page in draft] == [page.texts for page in final]
    assert [_tops(page) for page in draft] == [_tops(page) for page in final]


def _tops(page: Page) -> list[float]:
    return [line.top for line in page.lines]
