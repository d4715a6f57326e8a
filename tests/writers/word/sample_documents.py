"""Documents built by hand for the tests of the Word writer; the wording is the project's own."""

from __future__ import annotations

from planforge.document.tree import (
    AnnexNote,
    Cell,
    Colophon,
    Column,
    Document,
    Group,
    GroupEntry,
    Heading,
    Member,
    Orientation,
    Paragraph,
    Part,
    Properties,
    RedHead,
    Role,
    Run,
    Runs,
    Signature,
    Table,
)

SENTENCE = "各乡镇中心学校逐园摸清学位缺口，列出建设清单，明确建设时序，做到一园一策、一年一评。"
PROPERTIES = Properties("青山县学前教育普及普惠实施方案", "青山县教育局", "2025-02-06", keywords=("学前教育", "普惠"))
COLOPHON = Colophon("青山县教育局办公室", "2025年2月7日", "县委办公室，县政府办公室，县财政局，县住房和城乡建设局")


def text(words: str, role: Role = Role.BODY, path: str = "") -> Paragraph:
    return Paragraph(runs(words), role, path)


def runs(words: str) -> Runs:
    return (Run(words),) if words else ()


def heading(level: int, number: str, words: str, body: str = "") -> Heading:
    return Heading(level, number, runs(words), runs(body))


def cell(*lines: str, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(tuple(runs(line) for line in lines), columns, rows)


def row(*words: str) -> tuple[Cell, ...]:
    return tuple(cell(word) for word in words)


def table(*rows: tuple[Cell, ...], columns: int, header_rows: int = 1) -> Table:
    return Table((Column(),) * columns, rows, header_rows)


def document(*parts: Part, script: str = "hans", colophon: Colophon | None = None) -> Document:
    return Document(parts, PROPERTIES, script, colophon)


def body(*blocks: object, **opening: object) -> Part:
    return Part(blocks, **opening)  # type: ignore[arg-type]


TASKS = table(
    row("序号", "重点任务", "具体举措", "牵头单位", "配合单位", "责任人", "完成时限"),
    *(
        row(str(number), "完善办园体制和管理机制", SENTENCE, "县教育局", "县财政局、县住建局", "石兰", "2025年3月底前")
        for number in range(1, 16)
    ),
    columns=7,
)

TARGETS = table(
    (cell("类别", rows=2), cell("毛入园率（%）", columns=2), cell("备注", rows=2)),
    row("现状", "目标"),
    (cell("县城", rows=2), cell("91.5"), cell("96"), cell("")),
    row("92", "97", "分两年完成"),
    (cell("一、按学年统计", columns=4),),
    columns=4,
    header_rows=2,
)

NOTICE = body(
    text("各乡镇中心学校，县直各学校、幼儿园：", Role.RECIPIENTS),
    text("现将《青山县学前教育普及普惠实施方案》印发给你们，请结合实际认真贯彻执行。"),
    AnnexNote(("青山县学前教育普及普惠重点任务分解表", "青山县学前教育普及普惠目标分解表")),
    Signature(("青山县教育局",), "2025年2月6日"),
    text("（此件公开发布）", Role.NOTE),
    title=("关于印发《青山县学前教育", "普及普惠实施方案》的通知"),
    red_head=RedHead("青山县教育局文件", "青教发〔2025〕6号"),
)

PLAN = body(
    text("（2025年2月6日）", Role.SUBTITLE),
    text("为补齐“入园难”这块短板——让每个孩子就近入园……制定本方案。"),
    heading(1, "一、", "指导思想"),
    text(SENTENCE * 3),
    heading(1, "二、", "主要任务"),
    heading(2, "（一）", "完善办园体制"),
    heading(3, "1.", "建立联席会议制度。", SENTENCE),
    text("（责任单位：县教育局；完成时限：2025年3月底前）", Role.DUTY),
    heading(4, "（1）", "摸清底数"),
    text(SENTENCE * 2),
    heading(5, "①", "逐园登记"),
    text(SENTENCE * 4),
    heading(2, "（二）", "健全工作机制。", "每季度召开一次调度会。"),
    heading(1, "三、", "组织领导"),
    Group(
        (
            GroupEntry("组长", (Member("郁建武", "县教育局局长"),)),
            GroupEntry(
                "副组长",
                (
                    Member("石兰", "县教育局副局长"),
                    Member("欧阳明远", "县财政局副局长，分管教育经费保障和政府采购工作"),
                ),
            ),
            GroupEntry("成员", tuple(map(Member, ("王海", "李思远", "赵敏", "周吴平", "郑和", "冯陈", "各学校校长")))),
        )
    ),
    text("——坚持公益普惠。", Role.LIST),
    title=("青山县学前教育普及普惠实施方案",),
)

TASK_ANNEX = body(
    TASKS,
    title=("青山县学前教育普及普惠重点任务分解表",),
    annex_mark="附件1",
    orientation=Orientation.LANDSCAPE,
)

TARGET_ANNEX = body(
    text("表1　目标分解", Role.CAPTION),
    text("单位：%", Role.TABLE_UNIT),
    TARGETS,
    text("注：按学年统计。", Role.TABLE_NOTE),
    title=("青山县学前教育普及普惠目标分解表",),
    annex_mark="附件2",
)

ISSUED_PLAN = document(NOTICE, PLAN, TASK_ANNEX, TARGET_ANNEX, colophon=COLOPHON)
"""A plan issued by a notice, with two annexes, one of them landscape, and a colophon."""
