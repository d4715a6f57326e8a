"""What the pages look like, measured from the PDF that LibreOffice makes of them, not from our own settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from office import Page, office, pages, skip_without_office
from sample_documents import COLOPHON, ISSUED_PLAN, NOTICE, TASK_ANNEX, body, document, text

from planforge.document.tree import AnnexNote, RedHead, Signature
from planforge.writers.word import load_profile, write

pytestmark = office

LEFT, TOP, WIDTH, HEIGHT = 28, 37, 156, 225
RIGHT, BOTTOM = LEFT + WIDTH, TOP + HEIGHT
CHARACTER, PITCH = WIDTH / 28, HEIGHT / 22
HAN = "方案目标任务措施单位时限学校幼儿园教师经费质量评价督导落实推进完善健全机制建设"


def lines(count: int) -> list[object]:
    return [text(f"第{number}行。") for number in range(1, count + 1)]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    skip_without_office()
    full = document(body(text((HAN * 40)[:1400])))
    files = {
        "gbt9704": write(full),
        "gbt33476": write(full, load_profile("gbt33476", "hans")),
        "印发的方案": write(ISSUED_PLAN),
        "末页横排": write(replace(ISSUED_PLAN, parts=(NOTICE, TASK_ANNEX))),
        "署名": write(
            document(
                body(
                    AnnexNote(("青山县学前教育普及普惠重点任务分解表和各乡镇学位建设清单", "目标分解表")),
                    Signature(("青山县人民政府",), "2025年2月6日"),
                )
            )
        ),
        "版头": write(
            document(body(text("正文。"), title=("通知",), red_head=RedHead("青山县教育局文件", "青教发〔2025〕6号")))
        ),
        **{
            f"版记前{count}行": write(document(body(*lines(count)), colophon=COLOPHON))
            for count in (1, 18, 19, 20, 21, 22)
        },
    }
    return pages(files, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("name", ["gbt9704", "gbt33476"])
def test_full_page_holds_22_lines_of_28_characters(laid_out: dict[str, list[Page]], name: str) -> None:
    """5.2.3: counted on a page of nothing but body text, within the type area from edge to edge."""
    first, second, *_ = laid_out[name]
    written = [line for line in second.lines if "—" not in line.text]
    assert [len(line.text) for line in written] == [28] * 22
    assert [len(line.text) for line in first.lines[:-1]] == [26] + [28] * 21
    for line in written:
        assert line.left == pytest.approx(210 - RIGHT, abs=0.6)
        assert line.right == pytest.approx(210 - LEFT, abs=0.6)


def test_page_number_is_outside_with_a_dash_on_each_side(laid_out: dict[str, list[Page]]) -> None:
    """7.5: odd pages right, even pages left, one character in; 7 mm below the type area."""
    odd, even, *_ = laid_out["gbt9704"]
    character = 14 / 72 * 25.4
    assert (odd.lines[-1].text, even.lines[-1].text) == ("—1—", "—2—")
    assert odd.lines[-1].right == pytest.approx(RIGHT - character, abs=1)
    assert even.lines[-1].left == pytest.approx(210 - RIGHT + character, abs=1)
    for page in (odd, even):
        assert (page.lines[-1].top + page.lines[-1].bottom) / 2 == pytest.approx(BOTTOM + 7, abs=1.5)


def test_page_numbers_go_on_through_annexes_and_landscape_pages(laid_out: dict[str, list[Page]]) -> None:
    """Attachments continue the count (7.5); outside on portrait pages."""
    numbers = [next(t for t in page.texts if t.startswith("—") and t.endswith("—")) for page in laid_out["印发的方案"]]
    assert numbers == [f"—{number}—" for number in range(1, len(numbers) + 1)]
    assert any(page.width > page.height for page in laid_out["印发的方案"])


def test_mark_stands_35_mm_below_the_top_of_the_type_area(laid_out: dict[str, list[Page]]) -> None:
    """7.2.4; the box of a character is a little higher than its ink."""
    page = laid_out["版头"][0]
    mark = page.line("青山县教育局文件")
    ink = (mark.top + mark.bottom) / 2 - 42 / 72 * 25.4 / 2
    assert ink == pytest.approx(TOP + 35, abs=2)
    assert (mark.left + mark.right) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=1)


def test_number_and_title_stand_two_lines_below(laid_out: dict[str, list[Page]]) -> None:
    """7.2.5 two blank lines between mark and number, 7.3.1 two between red line and title."""
    page = laid_out["版头"][0]
    mark, number, title = (page.line(start) for start in ("青山县教育局文件", "青教发", "通知"))
    assert (number.top - mark.bottom) / PITCH == pytest.approx(2.3, abs=0.5)
    assert (title.top - number.bottom) / PITCH == pytest.approx(2.7, abs=0.6)


def test_annex_mark_is_on_line_1_and_title_on_line_3(laid_out: dict[str, list[Page]]) -> None:
    """7.3.7, on a page of its own."""
    page = next(page for page in laid_out["印发的方案"] if page.texts[0].startswith("附件2"))
    mark, title = page.lines[:2]
    assert title.text == "青山县学前教育普及普惠目标分解表"
    assert (mark.top + mark.bottom) / 2 == pytest.approx(TOP + PITCH / 2, abs=2)
    assert (title.top + title.bottom) / 2 == pytest.approx(TOP + 2.6 * PITCH, abs=2.5)


def test_wrapped_annex_name_aligns_with_its_first_character(laid_out: dict[str, list[Page]]) -> None:
    """7.3.4; the second number stands under the first."""
    first, wrapped, second = laid_out["署名"][0].lines[:3]
    assert first.left == pytest.approx(LEFT + 2 * CHARACTER, abs=0.6)
    assert wrapped.left == pytest.approx(LEFT + 6.5 * CHARACTER, abs=0.6)
    assert second.left == pytest.approx(LEFT + 5 * CHARACTER, abs=1)


def test_date_begins_two_characters_right_of_the_signature(laid_out: dict[str, list[Page]]) -> None:
    """7.3.5.2; LibreOffice adds a quarter between digits and Han, which right alignment pushes to the left."""
    page = laid_out["署名"][0]
    unit, date = page.line("青山县人民政府"), page.line("2025")
    assert unit.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=0.6)
    assert date.right == pytest.approx(RIGHT - CHARACTER, abs=0.6)
    assert unit.left < date.left < unit.left + 3 * CHARACTER


@pytest.mark.parametrize(("count", "page"), [(1, 1), (18, 1), (19, 1), (20, 2), (21, 2), (22, 2)])
def test_colophon_sits_on_the_bottom_of_the_last_page(laid_out: dict[str, list[Page]], count: int, page: int) -> None:
    """7.4: at the foot of the type area, and on a page of its own where the text leaves no room."""
    laid = laid_out[f"版记前{count}行"]
    printed = laid[-1].line("青山县教育局办公室")
    assert len(laid) == page
    assert printed.bottom == pytest.approx(BOTTOM - 1.5, abs=2)
    read = [line for page_ in laid for line in page_.texts if line.startswith("第")]
    assert read == [f"第{number}行。" for number in range(1, count + 1)]
    written = [line.bottom for line in laid[-1].lines if line.text.startswith("第")]
    assert max(written, default=0) < laid[-1].line("抄送").top


def test_colophon_after_a_landscape_page_has_an_upright_page(laid_out: dict[str, list[Page]]) -> None:
    """It cannot stand at the foot of a page that lies on its side."""
    *_, landscape, last = laid_out["末页横排"]
    assert landscape.width > landscape.height
    assert last.width < last.height
    assert last.line("青山县教育局办公室").bottom == pytest.approx(BOTTOM - 1.5, abs=2)


def test_table_head_repeats_on_every_page(laid_out: dict[str, list[Page]]) -> None:
    """All pages of the landscape table begin with its head."""
    table = [page for page in laid_out["印发的方案"] if page.width > page.height]
    assert len(table) > 1
    for page in table:
        assert any(line.startswith("序号重点任务具体举措牵头单位配合单位责任人完成时限") for line in page.texts)


def test_nothing_stands_outside_the_type_area(laid_out: dict[str, list[Page]]) -> None:
    """Text, tables, frames and signatures of a whole issued plan stay within the margins, on every page."""
    for number, page in enumerate(laid_out["印发的方案"], 1):
        inner, outer = (28, 26) if number % 2 else (26, 28)
        left, right = (inner, page.width - outer) if page.width < page.height else (34, page.width - 34)
        for line in page.lines:
            assert left - 0.6 <= line.left
            assert line.right <= right + 0.6


@pytest.fixture
def turned(tmp_path: Path) -> list[Page]:
    skip_without_office()
    own = tmp_path / "own.yaml"
    own.write_text("extends: gbt9704\noptions: {landscape_page_number: rotated}\n", encoding="utf-8")
    file = write(document(body(text("正文。")), TASK_ANNEX), load_profile(own, "hans"))
    return pages({"turned": file}, tmp_path)["turned"]


def test_number_of_a_landscape_page_may_turn_with_the_sheet(turned: list[Page]) -> None:
    """Clause 8: in the left margin, high on even pages and low on odd ones."""
    _, even, odd, *_ = turned
    for page, number, least, most in ((even, "2", 28, 60), (odd, "3", 150, 190)):
        margin = [word for word in page.words if word.right < 35]
        assert number in {word.text for word in margin}
        assert all(least < word.top < most for word in margin)
