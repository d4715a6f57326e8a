"""The rectification plan (整改方案): rounds of feedback, findings with their measures, progress and acceptance."""

from typing import Annotated, ClassVar, TypeAlias

from planforge.plan.feedback import Rest
from planforge.plan.fields import (
    Choice,
    Code,
    Day,
    DocNumber,
    Kind,
    OrgName,
    PersonName,
    Prose,
    Span,
    When,
)
from planforge.plan.finding_numbers import Numbers
from planforge.plan.listing import Listing
from planforge.plan.measures import Measure
from planforge.plan.model import PlanModel
from planforge.plan.outline import View
from planforge.plan.plan import Plan
from planforge.plan.said import said_on
from planforge.plan.targets import Target
from planforge.plan.told import Told
from planforge.plan.words import word

MODE = Choice(
    {
        "immediate": ("立行立改", "立即整改", "即知即改", "边督边改"),
        "dated": ("限期整改", "限时整改"),
        "lasting": ("长期坚持", "长期整改", "持续整改"),
    }
)
"""整改类型."""
STATE = Choice(
    {
        "not_started": ("未启动", "未开始", "待启动"),
        "under_way": ("整改中", "正在整改", "进行中", "推进中"),
        "done": ("已完成待验收", "待验收", "已完成", "已完成，待验收", "整改完成", "已整改", "完成"),
        "closed": ("已销号", "销号", "已验收销号"),
        "lasting": ("长期坚持", "持续推进", "长期推进"),
    }
)
"""状态."""
CHANGE = Choice(
    {
        "new": ("新提出",),
        "carried": ("继续整改",),
        "changed": ("表述有变化",),
        "closed": ("销号",),
        "returned": ("反弹",),
        "unnamed": ("本轮未列",),
    }
)
"""What a round of feedback did to a finding."""

Mode: TypeAlias = Annotated[str, MODE, Kind.CODE]
State: TypeAlias = Annotated[str, STATE, Kind.CODE]
Change: TypeAlias = Annotated[str, CHANGE, Kind.CODE]


class Progress(PlanModel):
    """What had been done by a day (进展)."""

    entity: ClassVar[str] = "进展"

    date: Day | None = word("日期", "哪一天", also=("时间",), example="2025-07-20", default=None)
    text: Prose = word("内容", "做到哪一步", also=("进展", "情况", "说明"))

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return said_on(text, "date", "text")

    @classmethod
    def from_free_key(cls) -> tuple[str, str]:
        return "date", "text"


class Acceptance(PlanModel):
    """Who accepted the rectification, and when (验收)."""

    entity: ClassVar[str] = "验收"

    date: Day | None = word("日期", "验收日期", also=("时间", "验收时间"), example="2025-09-10", default=None)
    unit: tuple[OrgName, ...] = word("验收单位", "验收的单位", also=("单位", "验收部门"), default=())
    persons: tuple[PersonName, ...] = word("验收人", "验收的人，不能是整改的责任人", also=("人员",), default=())
    basis: Prose | None = word("依据", "凭什么销号", also=("销号依据",), default=None)
    opinion: Prose | None = word("意见", "验收意见", also=("验收意见", "结论"), default=None)


class Remedy(Measure):
    """A measure of rectification (整改措施)."""

    entity: ClassVar[str] = "整改措施"

    lead: tuple[OrgName, ...] = word(
        "责任部门",
        "责任（牵头）部门，可多个；不写时用上一层的",
        also=("牵头部门", "牵头单位", "责任单位", "主责单位", "主要责任单位", "责任科室", "责任股室"),
        example="教育股",
        default=(),
    )
    support: tuple[OrgName, ...] = word(
        "配合部门", "配合部门，可多个", also=("配合单位", "协办单位", "参与单位", "协同配合单位"), default=()
    )
    deadline: When | None = word(
        "整改时限",
        "照平常的写法；不写时用上一层的",
        also=("完成时限", "完成时间", "时限", "截止时间", "整改期限"),
        example="2025年7月底前",
        default=None,
    )
    findings: Numbers = word(
        "对应问题", "不写在问题下面的措施：针对哪些问题，写编号", also=("针对问题",), example="1、3", default=()
    )
    state: State | None = word("状态", "这一项措施的状态；不写时同问题", also=("整改状态",), default=None)
    progress: tuple[Progress, ...] = word("进展", "这一项的进展，写作 日期: 内容", also=("进展情况",), default=())
    measures: "tuple[Remedy, ...]" = word("整改措施", "下一层措施", also=("措施", "子措施", "举措", "条目"), default=())


class Passage(PlanModel):
    """What one round of feedback did to a finding (经过); ``planforge rectify`` writes it."""

    entity: ClassVar[str] = "经过"

    round: Code = word("轮次", "第几轮反馈", example="2")
    change: Change = word("变化", "新提出、继续整改、表述有变化、销号、反弹、本轮未列")
    number: Code | None = word("反馈编号", "该轮反馈中的编号", default=None)
    date: Day | None = word("日期", "该轮反馈的日期", default=None)
    basis: Prose | None = word("依据", "该轮反馈的名称和文号", default=None)
    note: Prose | None = word("说明", "该轮反馈对这个问题的说法", default=None)
    before: Prose | None = word("原表述", "变化之前的表述", default=None)
    state: State | None = word("原状态", "变化之前的状态", default=None)


class Finding(Told):
    """A finding and its rectification; with 问题 below it, a group of findings."""

    entity: ClassVar[str] = "问题"

    number: Code | None = word("编号", "问题的编号；不写时按次序", also=("序号", "问题编号"), example="3", default=None)
    category: Prose | None = word("类别", "问题类别", also=("问题类别", "分类"), example="办学条件", default=None)
    title: Prose | None = word("标题", "问题的概括", also=("名称", "问题标题"), default=None)
    text: Prose | None = word(
        "内容", "问题的表述", also=("问题描述", "问题内容", "反馈问题", "整改内容", "具体表现"), default=None
    )
    severity: Prose | None = word("严重程度", "严重程度", also=("程度", "性质"), default=None)
    due: When | None = word("整改期限", "反馈要求的整改期限", also=("反馈期限",), default=None)
    suggestion: Prose | None = word("整改建议", "反馈提出的建议", also=("建议",), default=None)
    mode: Mode | None = word("整改类型", "立行立改、限期整改、长期坚持", also=("整改性质",), default=None)
    target: tuple[Prose, ...] = word("整改目标", "整改要达到什么", also=("目标",), default=())
    measures: tuple[Remedy, ...] = word("整改措施", "整改措施，可多项", also=("措施", "整改举措"), default=())
    lead: tuple[OrgName, ...] = word(
        "责任部门",
        "责任（牵头）部门；各项措施没有写的用这里的",
        also=("责任单位", "牵头部门", "牵头单位", "主责单位", "责任科室", "责任股室"),
        default=(),
    )
    support: tuple[OrgName, ...] = word(
        "配合部门", "配合部门", also=("配合单位", "协办单位", "参与单位", "协同配合单位"), default=()
    )
    leader: tuple[PersonName, ...] = word(
        "责任领导", "分管或包抓的领导", also=("分管领导", "包抓领导", "责任领导人"), default=()
    )
    persons: tuple[PersonName, ...] = word("责任人", "具体责任人", also=("负责人", "具体责任人"), default=())
    deadline: When | None = word(
        "整改时限",
        "照平常的写法；各项措施没有写的用这里的",
        also=("完成时限", "完成时间", "时限", "截止时间"),
        example="2025年7月底前",
        default=None,
    )
    state: State | None = word(
        "状态", "未启动、整改中、已完成待验收、已销号、长期坚持", also=("整改状态", "整改情况"), default=None
    )
    progress: tuple[Progress, ...] = word("进展", "写作 日期: 内容", also=("进展情况", "整改进展"), default=())
    evidence: tuple[Prose, ...] = word("佐证", "佐证材料", also=("佐证材料", "证明材料"), default=())
    acceptance: tuple[Acceptance, ...] = word("验收", "验收（销号）情况", also=("销号", "验收情况"), default=())
    review: Prose | None = word(
        "措施需复核", "问题的表述变了，措施要核对；核对完删去这一行", also=("需复核",), default=None
    )
    history: tuple[Passage, ...] = word("经过", "各轮反馈里的变化，由 planforge rectify 填写", default=())
    findings: "tuple[Finding, ...]" = word("问题", "下一层问题", also=("子问题", "具体问题"), default=())



class Round(PlanModel):
    """A round of feedback: the file, or what would stand in it."""

    entity: ClassVar[str] = "反馈轮次"

    file: Code | None = word("文件", "反馈意见的文件", example="反馈意见.yaml", default=None)
    title: Prose | None = word("标题", "反馈意见的名称；有文件时以文件为准", also=("名称",), default=None)
    inspector: tuple[OrgName, ...] = word("检查单位", "谁检查的", also=("督导组", "检查组", "督导评估组"), default=())
    period: Span | None = word("检查时间", "实地检查的时间", also=("督导时间",), default=None)
    date: Day | None = word("反馈日期", "收到反馈意见的日期", also=("日期",), default=None)
    number: DocNumber | None = word("文号", "反馈意见的发文字号", default=None)
    due: When | None = word("整改期限", "反馈要求的总期限", default=None)
    rest: Rest | None = word("其余问题", "以前的问题这次没有列出的", default=None)
    issued: Day | None = word(
        "方案日期", "回应这一轮的方案的成文日期；这一轮的“9月初”从它算起", also=("方案成文日期",), default=None
    )

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"file": text}


class Pending(PlanModel):
    """A finding of a round that may or may not be an old one; the writer decides (待认定)."""

    entity: ClassVar[str] = "待认定问题"

    round: Code = word("轮次", "第几轮反馈", example="2")
    number: Code = word("反馈编号", "该轮反馈中的编号", also=("编号",), example="5")
    title: Prose | None = word("标题", "反馈的概括", default=None)
    text: Prose | None = word("内容", "反馈的表述", default=None)
    near: tuple[Prose, ...] = word("相近", "与方案里哪些问题相近", default=())
    decision: Code | None = word("认定", "填“同 3”（就是问题3）或“新问题”，再运行一次 rectify", default=None)


class RectificationPlan(Plan):
    """整改方案."""

    views: ClassVar[dict[str, View]] = {"answers": View("findings", "逐项整改", ("问题整改", "整改落实"))}
    parts: ClassVar[tuple[str, ...]] = ("findings", "ledger", "duties", "closing", "changes")

    targets: Listing[Target] | None = word(
        "目标", "目标和指标", also=("整改目标", "工作目标", "主要目标", "具体目标"), default=None
    )
    measures: Listing[Remedy] | None = word(
        "整改措施",
        "不写在问题下面的措施",
        also=("措施", "主要措施", "重点任务", "主要任务", "工作任务", "工作措施", "任务", "整改任务"),
        default=None,
    )
    feedback: tuple[Round, ...] = word(
        "反馈意见", "各轮反馈意见的文件，先后为序", also=("反馈", "反馈文件"), example="反馈意见.yaml", default=()
    )
    previous: Code | None = word(
        "上一版", "上一轮的方案文件，变化说明同它比", also=("上一轮方案",), example="整改方案.第1轮.yaml", default=None
    )
    findings: Listing[Finding] | None = word(
        "问题", "反馈的问题和整改", also=("反馈问题", "存在问题", "问题清单", "整改内容", "主要问题"), default=None
    )
    pending: tuple[Pending, ...] = word("待认定", "不能断定是不是老问题的，由 planforge rectify 填写", default=())
