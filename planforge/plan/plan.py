"""The plan: everything that all kinds share."""

from typing import Annotated, ClassVar, TypeAlias

from planforge.plan.annexes import Annex
from planforge.plan.basis import Basis
from planforge.plan.fields import Choice, Code, Day, DocNumber, Flag, Kind, OrgName, Prose, Span, Title
from planforge.plan.glossary import Term
from planforge.plan.issue import Issue
from planforge.plan.listing import Listing
from planforge.plan.measures import Measure
from planforge.plan.model import PlanModel
from planforge.plan.outline import OutlineEntry, View
from planforge.plan.people import Group, Person, Unit
from planforge.plan.points import Point
from planforge.plan.scripts import Script
from planforge.plan.sections import Section
from planforge.plan.situation import Situation
from planforge.plan.stages import Stage
from planforge.plan.switches import Switch
from planforge.plan.targets import Target
from planforge.plan.words import word

Era: TypeAlias = Annotated[str, Choice({"common": ("公元", "西元"), "minguo": ("民国",)}), Kind.CODE]


class Plan(PlanModel):
    """A plan as data. What stands where on the page is the template's business."""

    entity: ClassVar[str] = "方案"
    views: ClassVar[dict[str, View]] = {}
    """What an outline may place beside the fields, by the name of the template block that writes it."""
    parts: ClassVar[tuple[str, ...]] = ("targets", "tasks", "duties", "timeline")
    """The generated annexes that are meant by all of its parts (``--parts all``)."""

    kind: Code = word("类型", "文种", also=("种类", "文种"), example="实施方案")
    title: Title = word("标题", "方案全称；写两行就照样分行", also=("题目", "名称"))
    subtitle: Prose | None = word("题注", "标题下的一行，如（2025年2月6日）", also=("副标题",), default=None)
    script: Script | None = word(
        "文字", "简体、繁体、台湾繁体或香港繁体；不写时按全文判断", also=("字体", "繁简"), default=None
    )
    glossary: tuple[Term, ...] = word(
        "术语", "简繁两种写法，一行一个；全文都照这里写", also=("术语表", "用词"), example="校历: 校曆", default=()
    )
    era: Era = word("纪年", "台湾繁体的公文用公元还是民国纪年", also=("年号",), example="民国", default="common")
    issuer: tuple[OrgName, ...] = word(
        "发文单位", "发文（制定）单位，可联合", also=("发文机关", "制定单位", "编制单位"), example="青山县教育局"
    )
    number: DocNumber | None = word("文号", "发文字号", also=("发文字号",), example="青教发〔2025〕6号", default=None)
    date: Day | None = word("成文日期", "成文日期", also=("日期", "发文日期"), example="2025-02-06", default=None)
    period: Span | None = word(
        "实施期限", "实施期限", also=("实施时间", "期限", "规划期"), example="2025-02-08 至 2025-12-31", default=None
    )
    units: tuple[Unit, ...] = word("单位", "单位名册；写了就核对各处单位名", also=("单位名册", "部门"), default=())
    people: tuple[Person, ...] = word(
        "人员", "人员名册；写了就核对各处姓名", also=("人员名册", "人员分工", "职责分工"), default=()
    )
    basis: tuple[Basis, ...] = word("依据", "依据的文件", also=("制定依据", "政策依据"), default=())
    preamble: Prose | None = word("引言", "正文前的话", also=("前言", "导语"), default=None)
    guiding: Prose | None = word("指导思想", "指导思想", also=("总体要求",), default=None)
    principles: Listing[Point] | None = word("基本原则", "基本原则", also=("原则", "工作原则"), default=None)
    situation: Situation | None = word("现状", "现状", also=("现状分析", "背景", "背景分析", "基本情况"), default=None)
    goal: Prose | None = word("总体目标", "总目标的文字表述", also=("总目标",), default=None)
    targets: Listing[Target] | None = word(
        "目标", "目标和指标", also=("工作目标", "主要目标", "发展目标", "具体目标"), default=None
    )
    measures: Listing[Measure] | None = word(
        "措施",
        "措施（任务）",
        also=("主要措施", "重点任务", "主要任务", "工作任务", "工作措施", "工作要点", "任务", "工作重点"),
        default=None,
    )
    stages: Listing[Stage] | None = word(
        "阶段", "实施步骤", also=("实施步骤", "时间安排", "步骤", "工作步骤"), default=None
    )
    group: Group | None = word("领导小组", "领导小组", also=("组织领导", "组织机构"), default=None)
    safeguards: Listing[Point] | None = word("保障措施", "保障措施", also=("保障", "组织保障"), default=None)
    requirements: Listing[Point] | None = word("工作要求", "工作要求", also=("要求",), default=None)
    sections: tuple[Section, ...] = word("章节", "别的栏目放不下的内容", also=("自由章节", "其他章节"), default=())
    closing: Prose | None = word("结语", "正文最后的话", also=("结束语",), default=None)
    note: Prose | None = word("附注", "成文日期下括号内的附注", default=None)
    outline: tuple[OutlineEntry, ...] = word(
        "提纲", "各节的次序和标题；不写时用本文种的提纲", also=("大纲",), default=()
    )
    layout: Code | None = word("版式", "版式名称，见手册“版式”", also=("版面",), example="gbt9704", default=None)
    numbering: Code | None = word("编号方案", "编号方案，见手册", also=("序号方案",), example="gbt9704", default=None)
    signed: Flag = word("落款", "文末写发文单位和成文日期", example="是", default=True)
    annexes: tuple[Annex, ...] = word("附件", "附件", also=("附表",), default=())
    issue: Issue | None = word("印发", "用通知印发时的各项", default=None)
    checks: tuple[Switch, ...] = word(
        "检查", "哪些检查不查，或当作提示、警告、错误；写作 代码: 轻重", also=("检查项", "检查规则"), default=()
    )
    extends: Code | None = word(
        "继承",
        "根据哪份方案来写：没有写的各项照那一份，写了的换成这里的",
        also=("基础方案", "沿用"),
        example="县方案.yaml",
        default=None,
    )
