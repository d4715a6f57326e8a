"""The plan of 19 pages: an 实施方案 of 18 measures with register, targets, stages, leading group and nine tables.

Another seed makes another plan of the same shape, so that a batch renders a hundred different ones.
"""

from __future__ import annotations

from typing import Any

from documents.prose import Writer
from documents.yaml_text import as_yaml

GROUPS, IN_A_GROUP = 6, 3
_UNITS = ("县教育局", "县财政局", "县住建局", "县卫健局", "县人社局", "县公安局", "县民政局", "县发改局", "县交通局")
_POSTS = ("局长", "副局长", "基教股股长", "人事股股长", "计财股股长", "安全股股长")
_LISTS = ("任务分解表", "单位责任清单", "人员责任清单", "时间进度表")
_YEARS = (2026, 2027)
_OPENING, _PARAGRAPHS = 3, 4
"""Paragraphs of a group of measures, and of a measure."""


def plan_text(seed: int = 7, groups: int = GROUPS) -> str:
    """The YAML of the plan; ``groups`` of three measures each."""
    return as_yaml(_plan(Writer(seed), seed, groups))


def _plan(writer: Writer, seed: int, groups: int) -> dict[str, Any]:
    people = _people(writer)
    targets = [_target(writer, topic) for topic in writer.several("题词", groups)]
    return {
        "类型": "实施方案",
        "标题": f"{writer.word('地方')}县第{seed}学区义务教育优质均衡发展实施方案",
        "文字": "简体",
        "发文单位": "县教育局",
        "成文日期": "2026-01-12",
        "实施期限": "2026-01-12 至 2027-12-31",
        "单位": [*_UNITS],
        "人员": [{"姓名": name, "职务": f"县教育局{post}"} for name, post in zip(people, _POSTS, strict=True)],
        "引言": writer.paragraph(60),
        "指导思想": writer.paragraph(60),
        "基本原则": [{"标题": _title(writer), "内容": writer.lines(1)} for _ in range(4)],
        "现状": {"内容": writer.paragraph(60), "指标": [_fact(writer, word) for word in writer.several("名词", 6)]},
        "总体目标": writer.paragraph(60),
        "目标": targets,
        "措施": [_group(writer, people, target["名称"], number) for number, target in enumerate(targets)],
        "阶段": _stages(writer),
        "领导小组": _leading(people),
        "保障措施": [{"标题": _title(writer), "内容": writer.lines(1)} for _ in range(4)],
        "章节": [{"标题": "经费安排", "内容": _budget(writer)}],
        "附件": [{"生成": "目标分解表", "横排": "否"}, *_LISTS, _list(writer)],
    }


def _people(writer: Writer) -> list[str]:
    names = zip(writer.several("姓", len(_POSTS)), writer.several("名", len(_POSTS)), strict=True)
    return [family + given for family, given in names]


def _title(writer: Writer) -> str:
    return writer.word("题动") + writer.word("题词")


def _target(writer: Writer, topic: str) -> dict[str, Any]:
    now = writer.number(61, 79)
    years = {f"{year}年": f"{now + 6 * step}%" for step, year in enumerate(_YEARS, 1)}
    value = f"达到{now + 6 * len(_YEARS)}%"
    return {
        "名称": f"{topic}达标率",
        "现状": f"{now}%",
        "目标值": value,
        "完成时限": f"{_YEARS[-1]}年底",
        "分年度": years,
    }


def _fact(writer: Writer, name: str) -> dict[str, str]:
    has, gap = writer.number(40, 900), writer.number(5, 300)
    return {"名称": name, "现有": str(has), "应有": str(has + gap), "缺口": str(gap), "计量单位": writer.word("量词")}


def _group(writer: Writer, people: list[str], target: str, number: int) -> dict[str, Any]:
    first = number * IN_A_GROUP
    measures = [_measure(writer, people, n) for n in range(first, first + IN_A_GROUP)]
    return {"标题": _title(writer), "内容": writer.lines(_OPENING), "对应目标": target, "措施": measures}


def _measure(writer: Writer, people: list[str], number: int) -> dict[str, Any]:
    return {
        "标题": _title(writer),
        "内容": writer.lines(_PARAGRAPHS),
        "牵头单位": _UNITS[number % len(_UNITS)],
        "责任人": people[number % len(people)],
        "完成时限": f"{writer.word_of(_YEARS)}年{writer.number(2, 12)}月底前",
    }


def _stages(writer: Writer) -> list[dict[str, str]]:
    spans = (("动员部署", "2026-01-12 至 2026-03-31"), ("组织实施", "2026-04-01 至 2027-09-30"))
    spans = (*spans, ("总结验收", "2027-10-01 至 2027-12-31"))
    return [{"名称": f"{name}阶段", "起止": span, "内容": writer.paragraph(40)} for name, span in spans]


def _leading(people: list[str]) -> dict[str, Any]:
    leader, deputy, *members = people
    office = {"设在": "县教育局", "主任": deputy, "职责": "承担日常协调和督促"}
    return {"组长": leader, "副组长": deputy, "成员": members, "办公室": office}


def _budget(writer: Writer) -> str:
    rows = [f"| {name} | {writer.number(20, 900)} | {writer.word('方式')} |" for name in writer.several("名词", 6)]
    years = [f"| {year}年 | {writer.number(20, 900)} |" for year in _YEARS]
    uses = ["| 项目 | 金额（万元） | 使用 |", "| --- | --- | --- |", *rows]
    return "\n".join([*uses, "", writer.paragraph(40), "", "| 年度 | 金额（万元） |", "| --- | --- |", *years])


def _list(writer: Writer) -> dict[str, str]:
    rows = [
        f"| {number} | {writer.word('地方')}{writer.word('机构')} | {writer.clause()} | {writer.word_of(_UNITS)} |"
        for number in range(1, 13)
    ]
    table = "\n".join(["| 序号 | 学校 | 主要任务 | 联系单位 |", "| --- | --- | --- | --- |", *rows])
    return {"标题": "学校任务清单", "内容": table}
