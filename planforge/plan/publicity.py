"""The publicity plan (宣传方案): theme, counted goals, channels, chapters, and the schedule as people say it."""

from typing import Annotated, ClassVar, TypeAlias

from planforge.plan.fields import (
    Ahead,
    Choice,
    Code,
    Except,
    Flag,
    HowMany,
    HowOften,
    Kind,
    Name,
    Number,
    OrgName,
    PersonName,
    Prose,
    Season,
    Times,
)
from planforge.plan.listing import Listing
from planforge.plan.model import PlanModel
from planforge.plan.outline import View
from planforge.plan.plan import Plan
from planforge.plan.points import Point, title_or_text
from planforge.plan.reviewing import ReviewStep
from planforge.plan.school_calendar import PlanCalendar
from planforge.plan.targets import Target
from planforge.plan.words import word

ON_HOLIDAY = Choice(
    {
        "postpone": ("顺延", "往后顺延", "推迟"),
        "advance": ("提前", "往前提"),
        "keep": ("照常", "不变", "照旧"),
        "cancel": ("取消", "暂停", "停发"),
    }
)
"""What becomes of something that falls on a day off (遇休)."""
ROTATING = Choice(
    {
        "unit": ("责任单位", "单位", "学校", "各校"),
        "person": ("责任人", "人员"),
        "topic": ("选题", "主题"),
        "chapter": ("篇章",),
        "channel": ("渠道",),
    }
)
"""What changes from one issue to the next (轮流)."""
OnHoliday: TypeAlias = Annotated[str, ON_HOLIDAY, Kind.CODE]
Rotating: TypeAlias = Annotated[str, ROTATING, Kind.CODE]


class Goal(Target):
    """What the publicity is to bring. A count in it (每月不少于3篇) is held against the schedule."""

    entity: ClassVar[str] = "宣传目标"

    value: Prose | None = word(
        "目标值", "要多少", also=("目标", "指标值", "数量", "频次"), example="每月不少于3篇", default=None
    )
    lead: tuple[OrgName, ...] = word(
        "牵头单位", "责任单位", same=("责任单位",), also=("责任部门", "牵头部门"), default=()
    )
    channels: tuple[Name, ...] = word("渠道", "只数这些渠道的；不写时按文字里说到的渠道", default=())
    chapters: tuple[Name, ...] = word("篇章", "只数这些篇章的；不写时按文字里说到的篇章", default=())
    forms: tuple[Name, ...] = word("形式", "只数这些形式的", default=())


class Channel(PlanModel):
    """Where something is released (渠道), who answers for it, and how much it takes."""

    entity: ClassVar[str] = "渠道"
    divides: ClassVar[bool] = True

    name: Name = word("名称", "渠道名称", also=("渠道", "标题"), example="县电视台专栏")
    text: Prose | None = word("内容", "怎样用这个渠道", also=("说明", "做法"), default=None)
    form: Prose | None = word("形式", "通常的形式", also=("宣传形式",), example="系列报道", default=None)
    lead: tuple[OrgName, ...] = word(
        "责任单位", "归谁管", also=("牵头单位", "主管单位", "责任部门", "责任科室", "责任股室"), default=()
    )
    persons: tuple[PersonName, ...] = word("责任人", "归谁管", also=("负责人", "联系人", "编辑"), default=())
    rhythm: HowOften | None = word("频次", "多久一期", also=("节奏", "周期"), example="每周1期", default=None)
    capacity: HowMany | None = word(
        "容量", "最多发多少；不写时一天一条", also=("上限", "版面"), example="每天2条", default=None
    )
    audience: Prose | None = word("受众", "面向谁", also=("面向", "宣传对象", "对象"), default=None)
    lead_days: Ahead | None = word(
        "提前", "发布前几个工作日交稿", also=("交稿提前", "提前交稿"), example="3个工作日", default=None
    )
    on_holiday: OnHoliday | None = word("遇休", "赶上休息日怎么办：顺延、提前、照常、取消", default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"name": text}


class Topic(PlanModel):
    """A topic (选题) of a chapter, which the schedule must take up."""

    entity: ClassVar[str] = "选题"

    title: Prose = word("标题", "选题", also=("名称", "选题"))
    lead: tuple[OrgName, ...] = word("责任单位", "由谁做", also=("单位", "学校"), default=())
    persons: tuple[PersonName, ...] = word("责任人", "由谁做", also=("负责人",), default=())

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"title": text}


class Chapter(PlanModel):
    """A chapter of the content (篇章) with its points and topics."""

    entity: ClassVar[str] = "篇章"

    title: Name = word("标题", "篇章名称", also=("名称", "篇章"), example="特色创建篇")
    text: Prose | None = word("内容", "写什么", also=("说明",), default=None)
    points: tuple[Point, ...] = word("要点", "内容的各点", also=("条目", "内容要点"), default=())
    topics: tuple[Topic, ...] = word("选题", "要排进日程的选题；排期里没有写选题的，轮流用这里的", default=())
    lead: tuple[OrgName, ...] = word("责任单位", "归谁管", also=("牵头单位", "责任部门"), default=())
    persons: tuple[PersonName, ...] = word("责任人", "归谁管", also=("负责人",), default=())

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return title_or_text(text)

    @classmethod
    def from_free_key(cls) -> tuple[str, str]:
        return "title", "text"


class Entry(PlanModel):
    """An entry of the schedule: when, and what is done then. It may stand for many days."""

    entity: ClassVar[str] = "排期条目"

    id: Code | None = word("编号", "条目的编号，不印出；日历重发时认它", example="p1", default=None)
    when: tuple[Times, ...] = word(
        "时间", "照平常的说法", also=("日期", "何时", "发布时间"), example="每周五，共8期"
    )
    title: Prose | None = word("名称", "这一项叫什么", also=("标题", "活动"), default=None)
    topics: tuple[Prose, ...] = word(
        "选题", "写什么；写几个就一期一个轮流用", also=("主题", "内容", "题目"), default=()
    )
    chapters: tuple[Name, ...] = word("篇章", "属于哪一篇；写几个就轮流", default=())
    channels: tuple[Name, ...] = word("渠道", "在哪里发布；写几个就同时发布", default=())
    form: Prose | None = word("形式", "消息、专题、视频、活动等", also=("宣传形式",), default=None)
    lead: tuple[OrgName, ...] = word(
        "责任单位",
        "由谁做；“各校轮流”一期一校，“各校分别”一期里每校一份",
        also=("单位", "学校", "供稿单位", "牵头单位", "责任部门"),
        default=(),
    )
    persons: tuple[PersonName, ...] = word("责任人", "由谁做", also=("负责人", "供稿人", "撰稿人"), default=())
    rotate: tuple[Rotating, ...] = word(
        "轮流",
        "哪些一期换一个：责任单位、责任人、选题、篇章、渠道",
        also=("轮换",),
        example="[责任单位, 选题]",
        default=(),
    )
    period: Season | None = word(
        "起止", "只排这段时间；不写就是宣传时间", also=("起止时间", "期间"), example="5月8日—6月12日", default=None
    )
    count: Number | None = word("期数", "一共几期", also=("共",), example="8", default=None)
    exceptions: tuple[Except, ...] = word(
        "除外", "这些日子不排", also=("例外", "不排"), example="[5月1日]", default=()
    )
    in_term: Flag = word("学期内", "只排在学期里", example="是", default=False)
    on_holiday: OnHoliday | None = word(
        "遇休", "赶上休息日怎么办：顺延、提前、照常、取消", also=("遇节假日",), example="顺延", default=None
    )
    review: tuple[ReviewStep, ...] = word("审核", "同方案的审核不一样时写", default=())
    lead_days: Ahead | None = word("提前", "发布前几个工作日交稿", also=("交稿提前", "提前交稿"), default=None)
    audience: Prose | None = word("受众", "面向谁", also=("面向", "宣传对象", "对象"), default=None)
    output: Prose | None = word("成果", "要出什么", also=("预期成果", "成果形式"), example="图文消息1篇", default=None)
    note: Prose | None = word("备注", "备注", default=None)


    @property
    def is_in_term(self) -> bool:
        """Whether some of it is for the terms only, as the key or a text about time says."""
        return self.in_term or any(timing.in_term for timing in self.when)


class PublicityPlan(Plan):
    """宣传方案."""

    views: ClassVar[dict[str, View]] = {
        "season": View("period", "宣传时间", ("集中宣传时间", "宣传期", "时间安排")),
    }
    parts: ClassVar[tuple[str, ...]] = ("schedule", "months")

    id: Code | None = word(
        "编号",
        "日历认这份方案的编号，不印出；写了它，主题和标题改了也认得",
        also=("方案编号",),
        example="xc2026",
        default=None,
    )
    theme: Prose | None = word("主题", "宣传主题", same=("宣传主题",), default=None)
    period: Season | None = word(
        "实施期限",
        "宣传时间，照平常的写法",
        same=("宣传时间", "集中宣传时间"),
        also=("宣传期", "实施时间", "期限", "时间"),
        example="2026年5月—6月",
        default=None,
    )
    targets: Listing[Goal] | None = word(
        "目标",
        "宣传目标；写了数量的同排期核对",
        same=("宣传目标",),
        also=("工作目标", "主要目标", "具体目标"),
        default=None,
    )
    channels: Listing[Channel] | None = word(
        "渠道",
        "宣传渠道（形式）",
        same=("宣传渠道", "宣传形式"),
        also=("宣传阵地", "宣传平台", "平台", "媒体"),
        default=None,
    )
    chapters: Listing[Chapter] | None = word(
        "篇章", "宣传内容", same=("宣传内容",), also=("宣传重点",), default=None
    )
    schedule: Listing[Entry] | None = word(
        "排期",
        "什么时候做什么",
        same=("宣传安排",),
        also=("日程", "日程安排", "工作安排"),
        default=None,
    )
    review: tuple[ReviewStep, ...] = word(
        "审核",
        "发布前的审核，先后为序，可写成一行",
        also=("审核流程", "审核程序", "审稿"),
        example="局办公室审核（提前2个工作日）→ 局领导审签（提前1个工作日）",
        default=(),
    )
    submission: Listing[Point] | None = word(
        "报送要求",
        "供稿、报送的规定",
        same=("投稿要求", "供稿要求"),
        also=("信息报送", "报送"),
        default=None,
    )
    requirements: Listing[Point] | None = word(
        "工作要求", "宣传要求", same=("宣传要求",), also=("要求",), default=None
    )
    lead_days: Ahead | None = word(
        "提前", "发布前几个工作日交稿", also=("交稿提前", "提前交稿"), example="3个工作日", default=None
    )
    on_holiday: OnHoliday | None = word(
        "遇休", "赶上休息日怎么办：顺延、提前、照常、取消", also=("遇节假日",), example="顺延", default=None
    )
    daily_limit: HowMany | None = word(
        "每人每天", "一个人一天最多几项；不写时两项", also=("每人每日", "每人上限"), example="2项", default=None
    )
    schools: tuple[OrgName, ...] = word(
        "学校", "“各校”指哪些学校；不写时是单位名册里的学校", also=("各校", "学校名单", "参加学校"), default=()
    )
    calendar: tuple[PlanCalendar, ...] = word(
        "校历", "校历文件，或直接写在这里", also=("日历", "校历文件"), example="校历.yaml", default=()
    )
