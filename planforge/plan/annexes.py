"""Annexes (附件): written by hand, or generated from the plan's own data."""

from typing import Annotated, ClassVar, TypeAlias

from planforge.language.script import fold
from planforge.plan.fields import Choice, Flag, Kind, Prose, SmallMarkdown
from planforge.plan.model import PlanModel
from planforge.plan.words import word

GENERATED: dict[str, tuple[str, ...]] = {
    "targets": ("目标分解表",),
    "tasks": ("任务分解表", "重点任务分解表"),
    "units": ("单位责任清单", "责任清单（按单位）"),
    "persons": ("人员责任清单", "责任清单（按人员）"),
    "duties": ("责任清单",),
    "timeline": ("时间进度表", "进度安排表"),
    "findings": ("问题清单", "反馈问题清单"),
    "ledger": ("整改台账", "整改总台账"),
    "closing": ("销号审核表", "销号申请表"),
    "changes": ("变化说明", "变化情况说明"),
    "schedule": ("宣传工作安排表", "宣传安排表", "工作安排表", "排期表"),
    "months": ("宣传月历", "月历", "宣传日历"),
}
"""The annexes that planforge makes from the data, and the names people call them by."""
GROUPING = Choice(
    {
        "date": ("日期", "按日期", "时间", "按时间"),
        "month": ("月份", "月", "按月", "按月份"),
        "channel": ("渠道", "按渠道", "宣传渠道"),
        "unit": ("责任单位", "单位", "按单位", "按责任单位", "按学校"),
        "chapter": ("篇章", "按篇章"),
    }
)
"""What the rows of a schedule stand under (分组)."""

PART = Choice(GENERATED)
Generated: TypeAlias = Annotated[str, PART, Kind.CODE]
Grouping: TypeAlias = Annotated[str, GROUPING, Kind.CODE]
_NAMES = {fold(name) for key, names in GENERATED.items() for name in (key, *names)}


class Annex(PlanModel):
    """An annex: free text, a generated table, or a paper sent apart."""

    entity: ClassVar[str] = "附件"

    title: Prose | None = word("标题", "附件名称；自动生成的可不写", also=("名称",), default=None)
    generated: Generated | None = word(
        "生成",
        "由数据生成：目标分解表、任务分解表、单位责任清单、人员责任清单、责任清单、时间进度表；"
        "整改方案还有问题清单、整改台账、销号审核表、变化说明；宣传方案还有宣传工作安排表、宣传月历",
        also=("自动生成",),
        default=None,
    )
    text: SmallMarkdown | None = word("内容", "附件正文，可用小标记和表格", also=("正文",), default=None)
    grouped: Grouping | None = word(
        "分组", "宣传工作安排表按什么分开列：日期、月份、渠道、责任单位、篇章", also=("分组方式",), default=None
    )
    landscape: Flag | None = word("横排", "横向页面；不写时按列数定", also=("横向",), default=None)
    separate: Flag = word("另附", "只列名称，附件另行印发", example="否", default=False)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        if fold(text) in _NAMES:
            return {"generated": text}
        return {"title": text}
