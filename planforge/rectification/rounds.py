"""Which round of a plan a feedback is, and how a feedback is cited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import normpath

from planforge.plan.dates import CalendarDate
from planforge.plan.feedback import Feedback
from planforge.plan.loading import LoadedPlan
from planforge.plan.rectification import RectificationPlan


@dataclass(frozen=True, slots=True)
class Rounds:
    """The round that ``file`` is: one of the plan's own, or the next."""

    file: str
    number: int
    is_known: bool
    last: int
    """The number of rounds that the plan has."""

    @classmethod
    def of(cls, loaded: LoadedPlan, file: str) -> Rounds:
        plan = loaded.plan
        assert isinstance(plan, RectificationPlan)
        if cls.is_of(plan, file):
            return cls(file, _files(plan).index(file) + 1, True, len(plan.feedback))
        unknown = bool(plan.findings and plan.findings.entries) and not plan.feedback
        return cls(file, len(plan.feedback) + (2 if unknown else 1), False, len(plan.feedback))

    @staticmethod
    def is_of(plan: RectificationPlan, file: str) -> bool:
        """Whether the plan has the round already."""
        return file in _files(plan)

    @property
    def is_past(self) -> bool:
        """Whether the plan has answered a later round since."""
        return self.is_known and self.number < self.last

    @property
    def is_first(self) -> bool:
        """Whether it is the round that the plan was written for; what the plan says of it stands."""
        return self.is_known and self.number == 1

    @property
    def name(self) -> str:
        """As the plan writes it (轮次)."""
        return str(self.number)


def _files(plan: RectificationPlan) -> list[str]:
    """The file of each round; nothing where it has none."""
    return [normpath(one.file) if one.file else "" for one in plan.feedback]


def told_on(feedback: Feedback) -> CalendarDate | None:
    """The day of the feedback: when it was given, else the last day of the inspection."""
    if feedback.date:
        return feedback.date
    last = feedback.period.last if feedback.period else None
    return CalendarDate(last.year, last.month, last.day) if last else None


def cited(feedback: Feedback, file: str, say: Callable[[str], str]) -> str:
    """《标题》（文号）, or who gave it, or at least the file."""
    number = f"（{feedback.number}）" if feedback.number else ""
    if feedback.title:
        title = "".join(feedback.title.split()).removeprefix("《").removesuffix("》")
        return f"《{title}》{number}"
    if feedback.inspector:
        return f"{'、'.join(feedback.inspector)}{say('反馈意见')}{number}"
    return f"{file.rpartition('/')[2].rpartition('.')[0]}{number}"
