"""The school calendar (校历): terms, days off, make-up workdays; a file of its own, or written in a plan."""

from typing import ClassVar

from planforge.plan.fields import Code, Day, Flag, Prose, Span
from planforge.plan.model import PlanModel
from planforge.plan.scripts import Script
from planforge.plan.words import word


class Term(PlanModel):
    """A term (学期), from its first to its last day."""

    entity: ClassVar[str] = "学期"

    name: Prose = word("名称", "学期名称", also=("学期",), example="2025—2026学年第二学期")
    period: Span | None = word(
        "起止", "开学到放假", also=("时间", "起止时间"), example="2026-03-02 至 2026-07-03", default=None
    )
    first: Day | None = word("开学", "开学的日期", also=("开学日期", "上课", "开始"), default=None)
    last: Day | None = word("结束", "最后一天", also=("放假", "结束日期", "学期结束"), default=None)
    week_one: Day | None = word(
        "第一周", "第一周的任何一天；不写时，开学那天所在的周是第一周", also=("第1周",), default=None
    )

    @classmethod
    def from_free_key(cls) -> tuple[str, str]:
        return "name", "period"


class DaysOff(PlanModel):
    """A holiday (放假) with its days; also days on which the schools of a place are closed."""

    entity: ClassVar[str] = "放假"

    name: Prose | None = word("名称", "节日或事由", also=("节日", "事由"), example="劳动节", default=None)
    days: tuple[Span, ...] = word(
        "时间", "放假的日子，可写几段", also=("起止", "日期", "放假时间"), example="2027-05-01 至 2027-05-05"
    )

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"days": text}

    @classmethod
    def from_free_key(cls) -> tuple[str, str]:
        return "name", "days"


class SchoolCalendar(PlanModel):
    """What is known of the days of a place: on which its offices work, and when its terms are."""

    entity: ClassVar[str] = "校历"

    title: Prose | None = word("标题", "校历的名称", also=("名称",), example="青山县2026年校历", default=None)
    terms: tuple[Term, ...] = word(
        "学期", "各学期，写作 名称: 起止", example="2026年春季学期: 2026-03-02 至 2026-07-03", default=()
    )
    days_off: tuple[DaysOff, ...] = word(
        "放假", "放假的日子，写作 名称: 时间", also=("节假日", "假日", "休息日"), default=()
    )
    workdays: tuple[Day, ...] = word(
        "上班", "调休上班的周末", also=("调休", "调休上班", "补班"), example="[2027-02-20]", default=()
    )
    national: Flag = word(
        "国家假日", "沿用国务院公布的放假安排；写“否”就只用这份校历", also=("沿用国家假日",), example="是", default=True
    )


class CalendarFile(SchoolCalendar):
    """A school calendar as a file of its own (类型: 校历)."""

    kind: Code = word("类型", "文种", also=("种类", "文种"), example="校历")
    script: Script | None = word("文字", "简体或繁体；不写时按全文判断", also=("字体", "繁简"), default=None)


class PlanCalendar(SchoolCalendar):
    """A school calendar that a plan uses: the name of its file, or what would stand in it."""

    file: Code | None = word("文件", "校历文件", example="校历.yaml", default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"file": text}
