"""Enters a round into a plan: its file, the day of the plan that answered the one before, the plan as it was."""

from __future__ import annotations

from planforge.plan.rectification import RectificationPlan, Round
from planforge.rectification.work import Work
from planforge.source.editing import Flow


def register(work: Work, previous: str) -> None:
    """Enter the round of ``work``; ``previous`` is the name under which the plan as it was is kept."""
    plan, sheet = work.plan, work.sheet
    if plan.feedback and plan.date and plan.feedback[-1].issued is None:
        sheet.put(f"feedback.{len(plan.feedback) - 1}", Round, "issued", plan.date.iso)
    elif not plan.feedback and work.old:
        unknown = {"title": work.say("第一轮反馈意见"), "issued": plan.date.iso if plan.date else ""}
        pairs = {work.key(Round, name, "feedback"): value for name, value in unknown.items() if value}
        sheet.append("", RectificationPlan, "feedback", Flow(pairs))
    sheet.append("", RectificationPlan, "feedback", work.rounds.file)
    if work.old:
        sheet.put("", RectificationPlan, "previous", previous)
