"""Targets (目标): in words, or as indicators with figures."""

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planforge.plan.fields import Code, OrgName, PersonName, Prose, When
from planforge.plan.model import PlanModel
from planforge.plan.points import title_or_text
from planforge.plan.words import word


class YearValue(PlanModel):
    """The value of an indicator for one year (分年度)."""

    entity: ClassVar[str] = "分年度值"

    year: Prose = word("年度", "年度或学年", also=("年份", "学年"), example="2025年")
    value: Prose = word("目标值", "该年度的值", also=("值",), example="94%")

    @classmethod
    def from_free_key(cls) -> tuple[str, str] | None:
        return ("year", "value")


class Target(PlanModel):
    """A target. With 目标值 it is an indicator; with 目标 below it, a group of targets."""

    entity: ClassVar[str] = "目标"

    id: Code | None = word("编号", "供“对应目标”引用的编号，不印出", example="t1", default=None)
    name: Prose | None = word(
        "名称", "目标或指标的名称，也供“对应目标”引用", also=("标题", "指标"), example="学前三年毛入园率", default=None
    )
    text: Prose | None = word("内容", "目标的文字表述；写了就照此成文", also=("说明",), default=None)
    baseline: Prose | None = word("现状", "现状值", also=("现状值", "基数"), example="91.5%", default=None)
    value: Prose | None = word("目标值", "要达到的值", also=("目标", "指标值"), example="不低于96%", default=None)
    unit: Prose | None = word("计量单位", "值中没有带单位时写", also=("单位",), example="所", default=None)
    by: When | None = word(
        "完成时限", "何时达到", also=("完成时间", "时限", "截止时间"), example="2025年底", default=None
    )
    years: tuple[YearValue, ...] = word("分年度", "分年度的值，写作 年度: 值", also=("年度目标",), default=())
    lead: tuple[OrgName, ...] = word("牵头单位", "责任单位", also=("责任单位", "责任部门", "牵头部门"), default=())
    persons: tuple[PersonName, ...] = word("责任人", "责任人姓名", also=("负责人",), default=())
    targets: "tuple[Target, ...]" = word("子目标", "下一层目标", also=("分目标", "指标体系", "条目"), default=())

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.name or self.text):
            raise PydanticCustomError("PF213", "nothing said", {"entity": self.entity})
        return self

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"name" if key == "title" else key: value for key, value in title_or_text(text).items()}

    @property
    def is_indicator(self) -> bool:
        return self.value is not None or bool(self.years)


class YearGoal(PlanModel):
    """What one year of a 规划 must reach (分年度目标)."""

    entity: ClassVar[str] = "分年度目标"

    year: Prose = word("年度", "年度或学年", also=("年份", "学年", "名称"), example="2025年")
    text: Prose | None = word("内容", "该年度目标的文字表述", also=("说明",), default=None)
    targets: tuple[Target, ...] = word("目标", "该年度的各项目标", also=("条目", "指标"), default=())
