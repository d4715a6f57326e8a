"""Plans and rounds of feedback as texts, and what comes of them. Judges nothing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from planforge.converting.feedback import feedback_in_script
from planforge.plan.companions import read_apart
from planforge.plan.loading import LoadedFeedback, LoadedPlan
from planforge.plan.rectification import RectificationPlan
from planforge.rectification.events import Event
from planforge.rectification.regenerating import Regenerated, regenerate

HEAD = "类型: 整改方案\n标题: 青山县整改方案\n发文单位: 青山县教育局\n"
FEEDBACK_HEAD = "类型: 反馈意见\n检查单位: 省督导组\n反馈日期: 2026-04-10\n文号: 青督〔2026〕3号\n"
FILE, BEFORE = "第二轮.yaml", "方案.第1轮.yaml"


def plan_of(text: str) -> LoadedPlan:
    """The plan of ``text``, which must be free of errors."""
    read, found = read_apart(text.encode(), "方案.yaml")
    assert isinstance(read, LoadedPlan) and isinstance(read.plan, RectificationPlan), list(found)
    assert not found.has_errors(), [(one.code, one.facts, one.place) for one in found]
    return read


def feedback_of(text: str) -> LoadedFeedback:
    """The feedback of ``text``, which must be free of errors."""
    read, found = read_apart(text.encode(), FILE)
    assert isinstance(read, LoadedFeedback) and not found.has_errors(), list(found)
    return read


@dataclass(frozen=True)
class Run:
    """One run of the regeneration."""

    plan: str
    feedback: str
    file: str = FILE

    @cached_property
    def result(self) -> Regenerated:
        loaded = plan_of(self.plan)
        return regenerate(self.plan, loaded, feedback_in_script(feedback_of(self.feedback), loaded), self.file, BEFORE)

    @property
    def again(self) -> Run:
        """The same feedback once more."""
        return Run(self.result.text, self.feedback, self.file)


def told(event: Event) -> str:
    """``carried 3 ← 二``: what happened to which finding, by which of the feedback; what else there is to say."""
    numbers = " ← ".join(filter(None, (event.number, event.reported)))
    if event.number and not event.reported:
        numbers = f"{event.number} ←"
    elif event.reported and not event.number:
        numbers = f"← {event.reported}"
    near = "、".join(one.old.shown for one in event.candidates)
    more = (event.how, "重启" if event.reopened else "", f"或 {near}" if near else "")
    return " ".join(filter(None, (event.kind, numbers, *more)))
