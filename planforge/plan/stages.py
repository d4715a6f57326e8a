"""Stages (阶段): the dated steps of a plan."""

from typing import ClassVar

from planforge.plan.fields import OrgName, PersonName, Prose, Span
from planforge.plan.measures import Measure
from planforge.plan.model import PlanModel
from planforge.plan.words import word


class Stage(PlanModel):
    """A stage with its dates and tasks."""

    entity: ClassVar[str] = "阶段"

    name: Prose = word("名称", "阶段名称", also=("标题", "阶段"), example="发动阶段")
    period: Span | None = word(
        "起止", "起止时间", also=("时间", "起止时间", "期限"), example="2025-02-08 至 2025-03-08", default=None
    )
    text: Prose | None = word("内容", "本阶段的工作", also=("说明", "工作内容"), default=None)
    lead: tuple[OrgName, ...] = word("牵头单位", "责任单位", also=("责任单位", "责任部门"), default=())
    persons: tuple[PersonName, ...] = word("责任人", "责任人", also=("负责人",), default=())
    output: Prose | None = word("完成标志", "本阶段的成果", also=("成果", "成果形式"), default=None)
    measures: tuple[Measure, ...] = word("措施", "本阶段的各项任务", also=("任务", "条目"), default=())
