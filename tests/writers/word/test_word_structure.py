"""What each block of the document becomes in Word, in the notation of ``word_structure``."""

from __future__ import annotations

from textwrap import dedent

import pytest
from sample_documents import (
    COLOPHON,
    SENTENCE,
    TARGETS,
    TASK_ANNEX,
    body,
    cell,
    document,
    heading,
    row,
    runs,
    table,
    text,
)
from word_structure import cell_styles, structure

from planforge.document.tree import (
    AnnexNote,
    Colophon,
    Group,
    GroupEntry,
    Member,
    Paragraph,
    RedHead,
    Role,
    Run,
    Signature,
)
from planforge.writers.word import WordError, write


def shows(part_or_parts: object, expected: str, **options: object) -> None:
    parts = part_or_parts if isinstance(part_or_parts, tuple) else (part_or_parts,)
    assert structure(write(document(*parts, **options))) == dedent(expected).strip("\n")  # type: ignore[arg-type]


def test_headings_carry_their_numbers_as_typed_text() -> None:
    """Each level has its built-in heading style; the number stands before the words."""
    shows(
        body(*(heading(level, mark, "甲乙") for level, mark in enumerate(("一、", "（一）", "1.", "（1）", "①"), 1))),
        """
        p[一级标题] 一、甲乙
        p[二级标题] （一）甲乙
        p[三级标题] 1.甲乙
        p[四级标题] （1）甲乙
        p[五级标题] ①甲乙
        section portrait
        """,
    )


def test_run_in_heading_takes_the_heading_font_for_its_heading_part_only() -> None:
    """接排: the paragraph is body text, number and heading wear the linked character style."""
    shows(
        body(heading(2, "（一）", "建立联席会议。", "每季度召开一次。")),
        """
        p[接排标题二] <二级标题字>（一）</><二级标题字>建立联席会议。</>每季度召开一次。
        section portrait
        """,
    )


def test_every_role_has_a_style_of_its_own() -> None:
    """A paragraph's role shows in its named style."""
    shows(
        body(*(text(role.value, role) for role in Role)),
        """
        p[公文正文] body
        p[主送机关] recipients
        p[题注行] subtitle
        p[责任单位] duty
        p[表题] caption
        p[表格单位] table-unit
        p[表注] table-note
        p[附注] note
        p[列举项] list
        section portrait
        """,
    )


def test_strong_and_emphasis_are_character_styles() -> None:
    """No direct bold or italic where a style says it."""
    shows(
        body(Paragraph((Run("甲"), Run("乙", strong=True), Run("丙", emphasis=True), Run("丁\n戊\t己")))),
        """
        p[公文正文] 甲<加重>乙</><着重>丙</>丁↵戊⇥己
        section portrait
        """,
    )


def test_annex_opens_with_mark_and_title() -> None:
    """附件1 on the first line, the lines of the title in one paragraph (7.3.7)."""
    shows(
        (body(text("正文。")), body(text("内容。"), annex_mark="附件1", title=("重点任务", "分解表"))),
        """
        p[公文正文] 正文。
        section portrait
        p[附件标识] 附件1
        p[公文标题] 重点任务↵分解表
        p[公文正文] 内容。
        section portrait
        """,
    )


def test_line_under_the_title_takes_over_its_blank_line() -> None:
    """The title has one blank line below, unless 题注行 follows, which then has it."""
    shows(
        body(text("（2025年2月6日）", Role.SUBTITLE), text("正文。"), title=("方案",)),
        """
        p[公文标题] 方案 {after 0}
        p[题注行] （2025年2月6日）
        p[公文正文] 正文。
        section portrait
        """,
    )


def test_one_annex_name_stands_alone_several_are_numbered() -> None:
    """附件说明 (7.3.4): two characters in, wrapped lines under the first character of the name."""
    shows(
        body(AnnexNote(("任务分解表",))),
        """
        p[附件说明] 附件：任务分解表 {left 1575, hanging 945}
        section portrait
        """,
    )
    shows(
        body(AnnexNote(("任务分解表", "目标分解表"))),
        """
        p[附件说明] 附件：1.⇥任务分解表 {left 2048, hanging 1418}
        p[附件说明] 2.⇥目标分解表 {left 2048, hanging 472}
        section portrait
        """,
    )


@pytest.mark.parametrize(
    ("signature", "expected"),
    [
        pytest.param(
            Signature(("青山县人民政府",), "2025年2月6日"),
            """
            p[署名] 青山县人民政府 {before 579, right 630}
            p[成文日期] 2025年2月6日 {right 315}
            """,
            id="日期比署名短：署名右空二字，日期首字比署名首字右移二字",
        ),
        pytest.param(
            Signature(("县教育局",), "2025年12月26日"),
            """
            p[署名] 县教育局 {before 579, right 2205}
            p[成文日期] 2025年12月26日 {right 630}
            """,
            id="日期比署名长：日期右空二字，署名左移",
        ),
        pytest.param(
            Signature(("青山县教育局",), "2025年2月6日", sealed=True),
            """
            p[署名] 青山县教育局 {before 1158, right 1260}
            p[成文日期] 2025年2月6日 {right 1260}
            """,
            id="加盖印章：日期右空四字，署名居中于日期",
        ),
        pytest.param(
            Signature(("青山县人民政府教育督导委员会办公室",), "2025年2月6日", sealed=True),
            """
            p[署名] 青山县人民政府教育督导委员会办公室 {before 1158, right 0}
            p[成文日期] 2025年2月6日 {right 1732}
            """,
            id="署名太长放不下时，以署名为准，日期居中于署名",
        ),
        pytest.param(
            Signature(("县教育局", "县财政局"), "2025年2月6日", sealed=True),
            """
            p[署名（并列）] ⇥县教育局⇥县财政局 {tabs c4088 c6639, before 1158}
            p[成文日期] 2025年2月6日 {right 1260}
            """,
            id="联合行文加盖印章：并列而不相交，最后一枚压日期",
        ),
    ],
)
def test_signature_is_placed_by_the_formula(signature: Signature, expected: str) -> None:
    """署名 and 成文日期 (7.3.5), in twips of a 15.75 pt character."""
    shows(body(signature), dedent(expected) + "section portrait\n")


def test_joint_signature_without_seals_shares_one_axis() -> None:
    """主办 first, the others below; the date follows the longest."""
    shows(
        body(Signature(("青山县教育局", "青山县住房和城乡建设局"), "2025年2月6日")),
        """
        p[署名] 青山县教育局 {before 579, right 1418}
        p[署名] 青山县住房和城乡建设局 {right 630}
        p[成文日期] 2025年2月6日 {right 1575}
        section portrait
        """,
    )


def test_text_before_the_signature_stays_with_it() -> None:
    """No page holds a signature alone (7.3.5)."""
    shows(
        body(text("前文。"), text("末段。"), Signature(("县教育局",), "")),
        """
        p[公文正文] 前文。
        p[公文正文] 末段。 {keep}
        p[署名] 县教育局 {before 579, right 630}
        section portrait
        """,
    )


def test_first_page_keeps_text_under_the_red_head() -> None:
    """The first text under the red head is not drawn to the next page by the signature (7.3.3)."""
    shown = structure(
        write(
            document(
                body(
                    text("各学校：", Role.RECIPIENTS),
                    text("请执行。"),
                    Signature(("县教育局",), "2025年2月6日"),
                    title=("通知",),
                    red_head=RedHead("县教育局文件", "青教发〔2025〕6号"),
                )
            )
        )
    )
    assert "p[公文正文] 请执行。\n" in shown


def test_red_head_with_all_its_elements() -> None:
    """份号, 密级, 紧急程度, mark, number and signer on one line, red line (7.2)."""
    head = RedHead("县教育局文件", "青教发〔2025〕6号", "石兰", "000012", "秘密★1年", "特急")
    shows(
        body(red_head=head, title=("请示",)),
        """
        p[份号] 000012
        p[密级和紧急程度] 秘密★1年
        p[密级和紧急程度] 特急
        p[发文机关标志] 县教育局文件 {before 247}
        p[签发人] ⇥青教发〔2025〕6号⇥签发人：<签发人姓名>石　兰</> {tabs l315 l6324}
        p[版头分隔线] {before 98}
        p[公文标题] 请示
        section portrait
        """,
    )


def test_long_mark_shrinks_to_one_line() -> None:
    """Nineteen characters at 23 points are as wide as the type area."""
    shows(
        body(red_head=RedHead("青山县人民政府教育督导委员会办公室文件", "青教督办〔2025〕1号")),
        """
        p[发文机关标志] 青山县人民政府教育督导委员会办公室文件(sz 46) {before 1984}
        p[发文字号] 青教督办〔2025〕1号
        p[版头分隔线] {before 98}
        section portrait
        """,
    )


def test_preprinted_paper_keeps_the_space_of_mark_and_line() -> None:
    """套打: both stand there, blank."""
    shows(
        body(red_head=RedHead("县教育局文件", "青教发〔2025〕6号", preprinted=True)),
        """
        p[发文机关标志] {before 1984}
        p[发文字号] 青教发〔2025〕6号
        p[版头分隔线] {no line, before 98}
        section portrait
        """,
    )


def test_joint_mark_spreads_the_issuers_beside_the_word_document() -> None:
    """Several issuers, 主办 first; 文件 at the right (7.2.4)."""
    shows(
        body(red_head=RedHead("县教育局\n县住房和城乡建设局文件", "青教发〔2025〕6号")),
        """
        p[间隔] {before 1984}
        table 6840+1800
          row 县教育局(sz 72)/县住房和城乡建设局(sz 72) | 文件(sz 72)
        p[发文字号] 青教发〔2025〕6号
        p[版头分隔线] {before 98}
        section portrait
        """,
    )


def test_several_signers_stand_two_on_a_line_under_each_other() -> None:
    """The number stands on the line of the last signer (7.2.6)."""
    head = RedHead("县教育局文件", "青教发〔2025〕6号", "郁建武、石兰、王海")
    shown = structure(write(document(body(red_head=head))))
    assert "p[签发人] ⇥⇥签发人：<签发人姓名>郁建武</>⇥<签发人姓名>石　兰</>" in shown
    assert "p[签发人] ⇥青教发〔2025〕6号⇥<签发人姓名>王　海</>" in shown


def test_group_spreads_labels_and_names_and_sets_posts_in_a_column() -> None:
    """A wrapped post stays in its column by the hanging indent; further members begin under the first."""
    shows(
        body(
            Group(
                (
                    GroupEntry("组长", (Member("郁建武", "局长"),)),
                    GroupEntry("副组长", (Member("石兰", "副局长"), Member("欧阳明远", "副局长"))),
                    GroupEntry("成员", (Member("王海", "股长"), Member("各股室主任"))),
                )
            )
        ),
        """
        p[领导小组] 组　长：郁建武⇥局长 {tabs l1890 l3465, left 3465, hanging 2835}
        p[领导小组] 副组长：石　兰⇥副局长 {tabs l1890 l3465, left 3465, hanging 2835}
        p[领导小组] ⇥欧阳明远⇥副局长 {tabs l1890 l3465, left 3465, hanging 2835}
        p[领导小组] 成　员：王　海⇥股长 {tabs l1890 l3465, left 3465, hanging 2835}
        p[领导小组] ⇥各股室主任 {tabs l1890 l3465, left 1890, hanging 1260}
        section portrait
        """,
    )


def test_long_list_of_names_stands_in_columns() -> None:
    """Names without posts go five to a line; what is longer than a name has its own line."""
    names = [Member(f"{surname}小红") for surname in "赵钱孙李周吴郑"]
    shown = structure(write(document(body(Group((GroupEntry("成员", (*names, Member("各乡镇中心学校校长"))),))))))
    assert [line.partition("] ")[2].partition(" {")[0] for line in shown.split("\n")[:-1]] == [
        "成　员：赵小红⇥钱小红⇥孙小红⇥李小红⇥周小红",
        "⇥吴小红⇥郑小红",
        "⇥各乡镇中心学校校长",
    ]


def test_merged_cells_have_their_continuations() -> None:
    """The tree holds the upper left cell only; Word gets the covered ones too. Head rows repeat."""
    shown = structure(write(document(body(TARGETS)))).split("\n")
    assert shown[1:6] == [
        "  row* 类别(merged) | 毛入园率（%）(2 columns) | 备注(merged)",
        "  row* ^ | 现状 | 目标 | ^",
        "  row 县城(merged) | 91.5 | 96 |",
        "  row ^ | 92 | 97 | 分两年完成",
        "  row 一、按学年统计(4 columns)",
    ]


def test_table_fills_the_type_area_with_widths_by_content() -> None:
    """Short columns keep their texts whole, the long one has most of the rest."""
    grid = structure(write(document(TASK_ANNEX))).split("\n")[2].removeprefix("table ")
    widths = [int(width) for width in grid.split("+")]
    number, task, measure, lead, *_, deadline = widths
    assert sum(widths) == 12756
    assert measure == max(widths)
    assert number == min(widths)
    assert lead >= 4 * 240
    assert deadline >= 6.5 * 240
    assert task < measure


def test_short_columns_are_centred_and_long_ones_left() -> None:
    """A column of texts of six characters or fewer is centred, and so is a lone dash; a full-width row stands left."""
    rows = (row("序号", "任务"), row("1", SENTENCE), row("2", "短语"), row("3", "—"), (cell("一、分组", columns=2),))
    assert cell_styles(write(document(body(table(*rows, columns=2))))) == [
        ["表头", "表头"],
        ["表格文字居中", "表格文字"],
        ["表格文字居中", "表格文字"],
        ["表格文字居中", "表格文字居中"],
        ["表格文字"],
    ]


def test_table_too_wide_for_its_size_takes_the_smaller_styles() -> None:
    """Where short texts would wrap at 12 points, the table is set in 10.5."""
    wide = table(row(*["完成时限及要求"] * 7), row(*["二〇二五年底"] * 7), columns=7)
    assert cell_styles(write(document(body(wide)))) == [["小号表头"] * 7, ["小号表格文字居中"] * 7]


def test_only_rows_too_long_for_a_page_may_break() -> None:
    """cantSplit keeps a row whole, unless its text runs over twelve lines."""
    shown = structure(write(document(body(table(row("甲", "乙"), row("1", "短"), row("2", SENTENCE * 14), columns=2)))))
    assert [line[:6] for line in shown.split("\n")[1:4]] == ["  row*", "  row ", "  row~"]


def test_tables_next_to_each_other_stay_two() -> None:
    """Word would join them without a paragraph between."""
    one = table(row("甲"), columns=1)
    assert structure(write(document(body(one, one)))).split("\n") == [
        "table 8844",
        "  row* 甲",
        "p[间隔]",
        "table 8844",
        "  row* 甲",
        "p[间隔]",
        "section portrait",
    ]


def test_colophon_is_a_frame_of_paragraphs() -> None:
    """版记 (7.4): thick line, 抄送, thin line, 印发, thick line; then the paragraph that the frame hangs on."""
    shows(
        body(text("正文。")),
        """
        p[公文正文] 正文。
        frame p[版记粗线]
        frame p[抄送机关] 抄送：县委办公室，县政府办公室，县财政局，县住房和城乡建设局。
        frame p[版记细线]
        frame p[版记] ⇥青山县教育局办公室⇥2025年2月7日印发 {tabs l280 r8564}
        frame p[版记粗线]
        p[间隔]
        section portrait
        """,
        colophon=COLOPHON,
    )


def test_recipients_moved_to_the_colophon_stand_above_the_copies() -> None:
    """No line lies between 主送 and 抄送 (7.4.2)."""
    shown = structure(write(document(body(), colophon=Colophon(copies="县委办公室", recipients="各学校"))))
    assert "抄送机关] 主送：各学校。\nframe p[抄送机关] 抄送：县委办公室。\nframe p[版记粗线]" in shown


def test_colophon_after_a_landscape_part_has_a_portrait_page() -> None:
    """版记 stands at the foot of an upright page."""
    assert structure(write(document(TASK_ANNEX, colophon=COLOPHON))).split("\n")[-8:] == [
        "section landscape",
        "frame p[版记粗线]",
        "frame p[抄送机关] 抄送：县委办公室，县政府办公室，县财政局，县住房和城乡建设局。",
        "frame p[版记细线]",
        "frame p[版记] ⇥青山县教育局办公室⇥2025年2月7日印发 {tabs l280 r8564}",
        "frame p[版记粗线]",
        "p[间隔]",
        "section portrait",
    ]


def test_text_comes_out_as_it_is() -> None:
    """What looks like markup is text."""
    assert "p[公文正文] A&B <c> \"d\" ＆ 'e'" in structure(write(document(body(text("A&B <c> \"d\" ＆ 'e'")))))


@pytest.mark.parametrize("character", ["\x0b", "\x00", "\ud800", "\uffff"])
def test_character_that_xml_cannot_hold_is_an_error_with_its_path(character: str) -> None:
    """Neither dropped nor written: the block's YAML path says where it stands."""
    with pytest.raises(WordError) as caught:
        write(document(body(text("好。", path="a"), text(f"坏{character}字", path="measures.0.text"))))
    assert (caught.value.code, caught.value.path) == ("PF536", "measures.0.text")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((row("甲", "乙"), row("一")), id="太少"),
        pytest.param((row("甲", "乙"), row("一", "二", "三")), id="太多"),
        pytest.param((row("甲", "乙"), (cell("一", columns=3),)), id="太宽"),
        pytest.param(((cell("甲", rows=2), cell("乙")), row("一", "二")), id="被上面盖住"),
    ],
)
def test_cells_that_do_not_fill_the_grid_are_an_error(rows: tuple[tuple[object, ...], ...]) -> None:
    """Nothing is padded or cut off in silence."""
    with pytest.raises(WordError) as caught:
        write(document(body(table(*rows, columns=2))))  # type: ignore[arg-type]
    assert (caught.value.code, caught.value.facts["row"]) == ("PF538", "2")


def test_block_of_an_unknown_kind_is_an_error() -> None:
    """A writer reports what it cannot express."""
    with pytest.raises(WordError) as caught:
        write(document(body(runs("甲"))))
    assert caught.value.code == "PF539"
