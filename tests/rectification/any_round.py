"""Plans as people might write them, and rounds of feedback on them, by chance. Judges nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

SAID = (
    "城区小学大班额没有化解，56人以上的班还有12个。",
    "农村学校音体美专任教师缺编38人，兼课普遍。",
    "教育费附加没有及时足额拨付到学校。",
    "食堂留样不足125克，留样记录不完整。",
    "实验仪器陈旧，实验开出率不足80%。",
    "图书更新不及时，生均图书不达标。",
    "校门口没有防冲撞设施，围墙低矮。",
    "控辍保学台账与学籍系统数据不一致。",
    "教师培训经费没有按公用经费的5%安排。",
    "三个住宅小区的配套幼儿园没有移交。",
    "学生体质健康优良率为38%。",
    "档案材料里的数据前后矛盾。",
)
NEW = (
    *("校车驾驶人没有取得准驾资格。", "宿舍应急照明损坏，通道堆放杂物。"),
    *("章程没有修订。", "随班就读缺少资源教室。"),
)
DONE = (
    *("新建两所小学。", "公开招聘教师60名", "按月拨付，专户管理"),
    *("添置设备，登记造册。", "开展专项督查", "修订管理办法。"),
)
WHO = ("教育股", "县财政局", "县教育局、县人社局", "督导室", "第一小学")
WHEN = ("2025年8月底前", "立行立改", "长期坚持", "2025年12月31日", "2026年9月")


@dataclass
class Writer:
    """Writes data as YAML in a style of its own, with comments in between that are all different."""

    chance: Random
    comments: count[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.indented = self.chance.random() < 0.6
        self.gap = self.chance.choice((2, 2, 2, 4))
        self.talkative = self.chance.choice((0.0, 0.15, 0.4))

    def comment(self) -> str:
        return f"# 注{next(self.comments):03d}"

    def end(self) -> str:
        """What stands at the end of a line."""
        if self.chance.random() < self.talkative:
            return self.chance.choice(("  ", " ", "\t")) + self.comment()
        return self.chance.choice(("", "", "", "", "  "))

    def between(self, column: int) -> list[str]:
        """What stands between two lines."""
        if self.chance.random() >= self.talkative / 2:
            return []
        blank = self.chance.choice(([], [""]))
        return [*blank, " " * self.chance.choice((column, column, 0)) + self.comment()]

    def scalar(self, value: str) -> str:
        return self.chance.choice((value, value, json.dumps(value, ensure_ascii=False), "'" + value + "'"))

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            inner = ", ".join(f"{key}: {self.flow(one)}" for key, one in value.items())
            return "{" + self.chance.choice((inner, f" {inner} ")) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + self.chance.choice(("", "", ", " if value else "")) + "]"
        return json.dumps(value, ensure_ascii=False) if "，" in value else self.scalar(value)

    def pairs(self, value: dict[str, Any], column: int) -> list[str]:
        lines = []
        for key, one in value.items():
            lines += [*self.between(column), *self.pair(" " * column + key + ":", one, column)]
        return [*lines, *self.between(column)]

    def pair(self, start: str, value: Any, column: int) -> list[str]:
        if isinstance(value, str):
            return self.text(start, value, column)
        if self.chance.random() < 0.25 or not value:
            return [f"{start} {self.flow(value)}{self.end()}"]
        if isinstance(value, dict):
            return [start + self.end(), *self.pairs(value, column + 2)]
        return [start + self.end(), *self.items(value, column + 2 if self.indented else column)]

    def text(self, start: str, value: str, column: int) -> list[str]:
        if self.chance.random() < 0.15 and not value.isascii():
            margin = " " * (column + 2)
            lines = value.replace("，", "，\n").split("\n")
            mark = self.chance.choice(("|", "|-", ">", ">-", "|+"))
            return [f"{start} {mark}{self.end()}", *(margin + line for line in lines)]
        return [f"{start} {self.scalar(value)}{self.end()}"]

    def items(self, values: list[Any], column: int) -> list[str]:
        lines: list[str] = []
        for value in values:
            dash = " " * column + "-".ljust(self.gap)
            lines += self.between(column)
            if isinstance(value, dict) and self.chance.random() < 0.8:
                inner = self.pairs(value, column + self.gap)
                first = next(index for index, line in enumerate(inner) if line.strip() and "#" not in line.split()[0])
                before = [line.lstrip() and " " * column + line.lstrip() for line in inner[:first]]
                lines += [*before, dash + inner[first].lstrip(), *inner[first + 1 :]]
            else:
                lines.append(f"{dash}{self.flow(value)}{self.end()}")
        return [*lines, *self.between(column)]


@dataclass
class AnyRound:
    """A plan and a round of feedback on it."""

    chance: Random

    def __post_init__(self) -> None:
        said = list(SAID)
        self.chance.shuffle(said)
        self.said = said[: self.chance.randint(2, 8)]
        self.numbered = self.chance.choice(("1", "（一）", "JY-01", ""))
        self.writer = Writer(self.chance)
        self.numbers = count(1)

    def some(self, **values: Any) -> dict[str, Any]:
        """Some of the values, in any order."""
        names = [name for name in values if self.chance.random() < 0.5]
        self.chance.shuffle(names)
        return {name: values[name] for name in names}

    def number(self) -> dict[str, str]:
        ordinal = next(self.numbers)
        han = "一二三四五六七八九十"[ordinal - 1]
        manners = {"": "", "1": str(ordinal), "（一）": f"（{han}）", "JY-01": f"JY-{ordinal:02d}"}
        written = manners[self.numbered]
        return {"编号": written} if written else {}

    def progress(self) -> list[Any]:
        days = self.chance.sample(("2025-07-20", "2025-08-05", "2025-09-01"), self.chance.randint(1, 3))
        return [{day: self.chance.choice(DONE).rstrip("。")} for day in sorted(days)]

    def measure(self, depth: int = 0) -> Any:
        if self.chance.random() < 0.3:
            return self.chance.choice(DONE)
        more = self.some(责任部门=self.chance.choice(WHO), 整改时限=self.chance.choice(WHEN), 进展=self.progress())
        below = {"整改措施": [self.measure(1)]} if depth == 0 and self.chance.random() < 0.2 else {}
        return {"内容": self.chance.choice(DONE), **more, **below}

    def finding(self, said: str) -> Any:
        if self.numbered == "" and self.chance.random() < 0.2:
            return said
        measures = [self.measure() for _ in range(self.chance.randint(1, 3))]
        more = self.some(
            整改措施=measures if len(measures) > 1 else measures[0],
            进展=self.progress(),
            状态=self.chance.choice(("整改中", "未启动", "已完成待验收", "已销号", "长期坚持")),
            佐证=self.chance.choice(("留样记录", ["照片", "台账"])),
            验收={"日期": "2025-09-10", "验收单位": "县教育局"},
            类别=self.chance.choice(("办学条件", "教师队伍")),
            责任部门=self.chance.choice(WHO),
            整改期限="2025年12月底前",
            措施需复核="请核对",
        )
        return {**self.number(), "内容": said, **more}

    def findings(self) -> list[Any]:
        if self.chance.random() < 0.7 or len(self.said) < 4:
            return [self.finding(one) for one in self.said]
        first, rest = self.number(), self.said[2:]
        self.numbers, outer = count(1), self.numbers
        inner = [self.finding(one) for one in self.said[:2]]
        self.numbers = outer
        return [{**first, "标题": "安全管理", "问题": inner}, *(self.finding(one) for one in rest)]

    def plan(self) -> str:
        rounds = self.chance.choice((None, "第一轮.yaml", ["第一轮.yaml"], [{"文件": "第一轮.yaml"}]))
        head = {"类型": "整改方案", "标题": "青山县整改方案", "发文单位": "青山县教育局"}
        body = self.some(成文日期="2025-06-01", 工作要求=["加强领导。", "强化督查。"])
        body |= {"反馈意见": rounds} if rounds else {}
        body["问题"] = self.findings()
        names = list(body)
        self.chance.shuffle(names)
        lines = self.writer.pairs({**head, **{name: body[name] for name in names}}, 0)
        return "\n".join(lines) + self.chance.choice(("\n", "\n", "", "\n\n# 完\n"))

    def feedback(self) -> str:
        reported = [self.reported(one) for one in self.said if self.chance.random() < 0.8]
        reported += [{"内容": one} for one in self.chance.sample(NEW, self.chance.randint(0, 2))]
        if self.chance.random() < 0.5:
            self.chance.shuffle(reported)
        reported = reported or [{"内容": NEW[0]}]
        if self.chance.random() < 0.7:
            reported = [{"编号": str(index + 1), **one} for index, one in enumerate(reported)]
        rest = self.some(其余问题=self.chance.choice(("已整改", "未复查")), 反馈日期="2026-04-10")
        return json.dumps({"类型": "反馈意见", "检查单位": "省督导组", **rest, "问题": reported}, ensure_ascii=False)

    def reported(self, said: str) -> dict[str, str]:
        words = self.chance.choice(
            (said, said, said.replace("没有", "仍没有"), said[: len(said) // 2] + "。", said.replace("38", "21"))
        )
        more = self.some(复查结论=self.chance.choice(("未整改", "部分整改", "已整改", "反弹")), 整改建议="落实到人。")
        more |= {"同": str(self.chance.randint(1, 12))} if self.chance.random() < 0.1 else {}
        return {"内容": words, **more}
