"""The registry of kinds: which word names which model and which template folder. A new kind is one entry."""

from typing import NamedTuple

from planforge.plan.feedback import Feedback
from planforge.plan.fields import Prose
from planforge.plan.listing import Listing
from planforge.plan.model import PlanModel
from planforge.plan.plan import Plan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.school_calendar import CalendarFile
from planforge.plan.targets import YearGoal
from planforge.plan.words import word


class ImplementationPlan(Plan):
    """实施方案."""


class WorkPlan(Plan):
    """工作计划、工作要点."""


class DevelopmentPlan(Plan):
    """发展规划: beside the common fields, the school's idea and the goals of each year."""

    philosophy: Prose | None = word("办学理念", "办学理念", also=("发展理念",), default=None)
    yearly: Listing[YearGoal] | None = word("分年度目标", "分年度目标", also=("年度目标",), default=None)


class PlanKind(NamedTuple):
    """A kind of plan, or of file that goes into one; ``name`` is also its template folder."""

    name: str
    model: type[PlanModel]
    zh: tuple[str, ...]
    """The words for it; the first is the usual one."""


KINDS: tuple[PlanKind, ...] = (
    PlanKind("implementation", ImplementationPlan, ("实施方案", "方案", "工作方案", "行动计划")),
    PlanKind("rectification", RectificationPlan, ("整改方案", "整改工作方案", "整改实施方案", "整改落实方案")),
    PlanKind("publicity", PublicityPlan, ("宣传方案", "宣传工作方案", "宣传实施方案", "宣传计划", "宣传工作计划")),
    PlanKind("work", WorkPlan, ("工作计划", "工作要点", "计划", "要点")),
    PlanKind("development", DevelopmentPlan, ("发展规划", "规划", "三年规划", "三年发展规划")),
)


INPUTS: tuple[PlanKind, ...] = (
    PlanKind("feedback", Feedback, ("反馈意见", "反馈", "督导反馈意见", "检查反馈意见")),
    PlanKind("calendar", CalendarFile, ("校历", "日历", "工作日历")),
)
"""What goes into plans and is no document itself."""
EVERY: tuple[PlanKind, ...] = (*KINDS, *INPUTS)


def kind_named(text: str) -> PlanKind | None:
    """The kind called ``text`` in Simplified Chinese or English."""
    return next((kind for kind in EVERY if text == kind.name or text in kind.zh), None)


def noun(written: str, usual: str) -> str:
    """What a plan calls itself in its own text: the last word of its kind (方案, 计划, 要点, 规划)."""
    return (usual if written.isascii() else written)[-2:]
