"""The long document: a 发展规划 of 60 headings in four levels, 300 paragraphs of 120 characters, tables of 40 rows.

It goes the way of every plan: its chapters are free sections (章节) in small Markdown.
"""

from __future__ import annotations

from documents.prose import Writer
from documents.yaml_text import as_yaml

CHAPTERS, PARAGRAPHS, LENGTH = 6, 50, 120
"""Chapters, paragraphs of a chapter, characters of a paragraph."""
ROWS = 40
_SEED = 11
_COLUMNS = ("序号", "单位", "项目", "数量", "时间", "办法", "结果")
_TABLES_AFTER = {1, 3, 5}
"""The chapters that end in a table."""
# Under the title of each chapter stand nine headings: levels 2, 3 and 4, as deep as the outline goes.
_LEVELS = (2, 3, 4, 3, 4, 2, 3, 4, 4)


def long_text(chapters: int = CHAPTERS, paragraphs: int = PARAGRAPHS) -> str:
    """The YAML of the document, or of another of so many ``chapters`` of so many ``paragraphs``."""
    writer = Writer(_SEED)
    plan = {
        "类型": "发展规划",
        "标题": f"{writer.word('地方')}县教育事业发展规划（2026—2030年）",
        "文字": "简体",
        "发文单位": "县教育局",
        "成文日期": "2026-01-12",
        "实施期限": "2026—2030年",
        "章节": [_chapter(writer, number, paragraphs) for number in range(chapters)],
    }
    return as_yaml(plan)


def _chapter(writer: Writer, number: int, paragraphs: int) -> dict[str, str]:
    share, extra = divmod(paragraphs, len(_LEVELS))
    parts: list[str] = []
    for index, level in enumerate(_LEVELS):
        parts.append(f"{'#' * (level - 1)} {writer.word('题动')}{writer.word('地方')}{writer.word('题词')}")
        parts += [writer.paragraph(LENGTH) for _ in range(share + (index < extra))]
    if number % CHAPTERS in _TABLES_AFTER:
        parts.append(_table(writer))
    return {"标题": writer.word("题动") + writer.word("题词"), "内容": "\n\n".join(parts)}


def _table(writer: Writer) -> str:
    rows = [_row(writer, number) for number in range(1, ROWS + 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (_COLUMNS, ["---"] * len(_COLUMNS), *rows))


def _row(writer: Writer, number: int) -> tuple[str, ...]:
    place = writer.word("地方") + writer.word("机构")
    item = writer.word("修饰") + writer.word("名词")
    amount = f"{writer.number(3, 980)}{writer.word('量词')}"
    return str(number), place, item, amount, writer.word("时间"), writer.word("方式"), writer.word("结果")
