"""PF826, PF827: a feedback given before the inspection, or that wants things done before it was given."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics
from planforge.plan.anchor import Anchor
from planforge.plan.deadline import Deadline
from planforge.plan.loading import LoadedFeedback
from planforge.plan.numbered import of_feedback


def feedback_follows_inspection(loaded: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """The 反馈日期 is not before the first day of the 检查时间."""
    given, period = loaded.feedback.date, loaded.feedback.period
    if given and period and period.first and given.last() < period.first:
        first = period.first.isoformat()
        diagnostics.warning("PF826", loaded.place("date"), path="date", text=given.text, first=first)


def rectification_follows_feedback(loaded: LoadedFeedback, diagnostics: Diagnostics) -> None:
    """No 整改期限, of the whole or of a finding, is before the 反馈日期."""
    _check(loaded, loaded.feedback.due, "due", diagnostics)
    for one in of_feedback(loaded.feedback):
        _check(loaded, one.finding.due, f"{one.path}.due", diagnostics)


def _check(loaded: LoadedFeedback, due: Deadline | None, path: str, diagnostics: Diagnostics) -> None:
    given = loaded.feedback.date
    if due is None or given is None:
        return
    day = due.resolve(Anchor(given.last()))
    if day and day < given.first():
        diagnostics.warning(
            "PF827", loaded.place(path), path=path, text=due.text, day=day.isoformat(), given=given.first().isoformat()
        )
