"""Feedback of an inspection (反馈意见): who looked, when, on what basis, what was found. Evidence, never rewritten."""

from typing import Annotated, ClassVar, TypeAlias

from planforge.plan.basis import Basis
from planforge.plan.fields import Choice, Code, Day, DocNumber, Kind, OrgName, Prose, Span, Title, When
from planforge.plan.finding_numbers import Numbers
from planforge.plan.model import PlanModel
from planforge.plan.scripts import Script
from planforge.plan.told import Told
from planforge.plan.words import word

VERDICT = Choice(
    {
        "open": ("未整改", "仍存在", "未整改到位", "整改不到位", "整改中"),
        "partly": ("部分整改", "基本整改", "未完全整改"),
        "closed": ("已整改", "整改到位", "已整改到位", "已销号", "销号", "已解决"),
        "returned": ("反弹", "反复", "回潮", "重新出现"),
        "new": ("新问题", "新增", "新发现", "新增问题"),
    }
)
"""What a later inspection says of a finding."""
REST = Choice(
    {
        "closed": ("已整改", "整改到位", "已整改到位", "销号", "已销号"),
        "open": ("未复查", "继续整改", "未查", "不涉及"),
    }
)
"""What a later inspection says of the earlier findings that it does not name."""

Verdict: TypeAlias = Annotated[str, VERDICT, Kind.CODE]
Rest: TypeAlias = Annotated[str, REST, Kind.CODE]


class ReportedFinding(Told):
    """A finding as the inspection puts it; with 问题 below it, a group of findings."""

    entity: ClassVar[str] = "反馈问题"

    number: Code | None = word(
        "编号", "反馈意见中的序号；不写时按次序", also=("序号", "问题编号"), example="3", default=None
    )
    category: Prose | None = word("类别", "问题类别", also=("问题类别", "分类"), example="办学条件", default=None)
    title: Prose | None = word("标题", "问题的概括", also=("名称", "问题标题"), default=None)
    text: Prose | None = word(
        "内容", "问题的表述，照反馈原文", also=("问题描述", "问题内容", "反馈问题", "具体表现"), default=None
    )
    severity: Prose | None = word("严重程度", "严重程度", also=("程度", "性质"), example="较重", default=None)
    due: When | None = word(
        "整改期限", "反馈要求的整改期限", also=("期限", "时限", "整改时限", "完成时限"), default=None
    )
    suggestion: Prose | None = word("整改建议", "反馈提出的建议", also=("建议", "整改要求"), default=None)
    verdict: Verdict | None = word(
        "复查结论",
        "复查时对以前问题的结论：未整改、部分整改、已整改、反弹、新问题",
        also=("结论", "整改情况", "复查情况", "认定"),
        default=None,
    )
    same: Numbers = word(
        "同", "就是方案里的哪一个问题，写它的编号", also=("同一问题", "原编号", "原问题"), example="3", default=()
    )
    findings: "tuple[ReportedFinding, ...]" = word("问题", "下一层问题", also=("子问题", "具体问题"), default=())

    def is_told(self) -> bool:
        return super().is_told() or bool(self.same)


class Feedback(PlanModel):
    """The feedback of one inspection."""

    entity: ClassVar[str] = "反馈意见"

    kind: Code = word("类型", "文种", also=("种类", "文种"), example="反馈意见")
    title: Title | None = word("标题", "反馈意见的名称，不带书名号", also=("题目", "名称"), default=None)
    script: Script | None = word("文字", "简体、繁体、台湾繁体或香港繁体", also=("字体", "繁简"), default=None)
    inspector: tuple[OrgName, ...] = word(
        "检查单位",
        "谁检查的，可多个",
        also=("督导组", "检查组", "督导评估组", "反馈单位", "督导单位", "评估组"),
        example="省督导评估组",
        default=(),
    )
    inspected: tuple[OrgName, ...] = word(
        "检查对象", "检查的是谁", also=("被检查单位", "受检单位", "被督导单位"), example="青山县", default=()
    )
    period: Span | None = word(
        "检查时间", "实地检查的时间", also=("督导时间", "检查日期"), example="2025-05-08 至 2025-05-11", default=None
    )
    date: Day | None = word(
        "反馈日期", "收到反馈意见的日期", also=("日期", "成文日期", "反馈时间"), example="2025-05-20", default=None
    )
    number: DocNumber | None = word("文号", "反馈意见的发文字号", also=("发文字号",), default=None)
    basis: tuple[Basis, ...] = word("依据", "检查的依据", also=("检查依据",), default=())
    summary: Prose | None = word("总体评价", "反馈意见的总体评价", also=("评价", "概况", "总评"), default=None)
    due: When | None = word("整改期限", "反馈要求的总期限", also=("期限", "时限", "整改时限"), default=None)
    findings: tuple[ReportedFinding, ...] = word("问题", "反馈的问题", also=("反馈问题", "存在问题", "问题清单"))
    rest: Rest | None = word(
        "其余问题",
        "以前的问题这次没有列出的：已整改，或未复查；不写时一律照旧，并逐条提醒",
        also=("未列问题", "其他问题"),
        example="已整改",
        default=None,
    )
