"""The situation (现状): facts with has, needs and gap, strengths and problems."""

from typing import ClassVar

from planforge.plan.fields import Prose
from planforge.plan.model import PlanModel
from planforge.plan.points import Point
from planforge.plan.words import word


class Fact(PlanModel):
    """A figure of the present: what there is, what is needed, what is lacking."""

    entity: ClassVar[str] = "现状指标"

    name: Prose = word("名称", "项目名称", also=("项目", "指标", "标题"), example="活动场地")
    has: Prose | None = word("现有", "现有数", also=("现状", "实有"), example="3658", default=None)
    needs: Prose | None = word("应有", "标准要求数", also=("需要", "标准", "应达"), default=None)
    gap: Prose | None = word("缺口", "差额", also=("差额", "缺额", "尚缺"), example="1200", default=None)
    unit: Prose | None = word("计量单位", "计量单位", also=("单位",), example="平方米", default=None)
    note: Prose | None = word("备注", "说明", also=("说明",), default=None)


class Situation(PlanModel):
    """Where the plan starts from."""

    entity: ClassVar[str] = "现状"

    text: Prose | None = word("内容", "现状的文字叙述，一行一段", also=("概况", "基本情况"), default=None)
    facts: tuple[Fact, ...] = word("指标", "列成表的现状数据", also=("数据", "资源", "事实"), default=())
    strengths: tuple[Point, ...] = word("优势", "优势与成绩", also=("成绩", "基础"), default=())
    problems: tuple[Point, ...] = word("问题", "问题与不足", also=("不足", "存在问题", "困难"), default=())
    chances: tuple[Point, ...] = word("机遇", "机遇与挑战", also=("机遇与挑战",), default=())

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"text": text}
