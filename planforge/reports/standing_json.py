"""How plans stand, as JSON data with English names and ISO dates.

::

    {"as_of": "2025-09-30", "within": 30,
     "plans": [{"file", "title", "issuer": […], "date", "counts": COUNTS,
                "findings": [{"number", "text", "category", "group", "state", "standing", "without_measure",
                              "review", "latest_entry", "lead": […], "persons": […], "measures": [MEASURE…]}],
                "pending": [{"round", "number", "text", "near": […]}],
                "departments": [SHARE + {"supports": n}], "persons": [SHARE]}],
     "totals": COUNTS}

MEASURE is ``{"path", "text", "state", "lead": […], "support": […], "leader": […], "persons": […], "deadline", "due",
"standing", "days"}``: ``deadline`` as written, ``due`` the day that counts, ``days`` until then (negative: overdue).
A measure for several findings stands under each of them, and counts once. SHARE is ``{"name", "counts": COUNTS,
"overdue": [TASK…], "due_soon": [TASK…]}`` with what the department leads or the person answers for; TASK is
``{"findings": ["3"], "text", "deadline", "due", "days"}``, its text null for a finding without measure. COUNTS are the
fields of `planforge.rectification.overview.Counts`; standings are those of `planforge.rectification.standing.Standing`.
``group`` is true for a group of findings that has measures of its own; it is no finding in the counts. ``latest_entry``
is the latest day of its progress and acceptance: where it lies after ``as_of``, the plan knows more than that day did.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from planforge.plan.dates import CalendarDate
from planforge.plan.undecided import undecided
from planforge.rectification.overview import Overview, PlanOverview, Share
from planforge.rectification.standing import FindingStanding, Standing, Task


def to_data(overview: Overview) -> dict[str, Any]:
    """``overview`` as the module's docstring says."""
    return {
        "as_of": overview.as_of.isoformat(),
        "within": overview.within,
        "plans": [_plan(plan) for plan in overview.plans],
        "totals": asdict(overview.totals),
    }


def _plan(one: PlanOverview) -> dict[str, Any]:
    plan = one.plan
    return {
        "file": one.file,
        "title": "".join(plan.title.split("\n")),
        "issuer": _names(plan.issuer),
        "date": plan.date.iso if plan.date else None,
        "counts": asdict(one.counts),
        "findings": [_finding(finding) for finding in one.findings],
        "pending": [
            {"round": str(each.round), "number": str(each.number), "text": each.text or each.title, "near": each.near}
            for each in undecided(plan)
        ],
        "departments": [{**_share(share), "supports": share.supports} for share in one.departments],
        "persons": [_share(share) for share in one.persons],
    }


def _finding(one: FindingStanding) -> dict[str, Any]:
    item = one.item
    return {
        "number": item.number,
        "text": str(item.label),
        "category": item.category,
        "group": item.numbered.is_group,
        "state": item.state,
        "standing": one.standing.value,
        "without_measure": one.without_measure,
        "review": one.to_review,
        "latest_entry": _latest(one),
        "lead": _names(item.duty.lead),
        "persons": _names(item.duty.persons),
        "measures": [_measure(task) for task in one.tasks if task.answer],
    }


def _measure(task: Task) -> dict[str, Any]:
    answer, duty = task.answer, task.duty
    return {
        "path": task.path,
        "text": str(answer.label) if answer else None,
        "state": answer.state if answer else None,
        "lead": _names(duty.lead),
        "support": _names(duty.support),
        "leader": _names(duty.leader),
        "persons": _names(duty.persons),
        **_time(task),
        "standing": task.standing.value,
    }


def _time(task: Task) -> dict[str, Any]:
    return {
        "deadline": str(task.duty.deadline) if task.duty.deadline else None,
        "due": task.due.isoformat() if task.due else None,
        "days": task.days,
    }


def _share(share: Share) -> dict[str, Any]:
    return {
        "name": str(share.name),
        "counts": asdict(share.counts),
        **{standing.value: _tasks(share, standing) for standing in (Standing.OVERDUE, Standing.DUE_SOON)},
    }


def _tasks(share: Share, standing: Standing) -> list[dict[str, Any]]:
    return [
        {"findings": [item.number for item in task.items], "text": task.label, **_time(task)}
        for task in share.tasks
        if task.standing is standing
    ]


def _latest(one: FindingStanding) -> str | None:
    finding = one.item.finding
    answers = [entry for task in one.tasks if task.answer for entry in task.answer.progress]
    return max((day.isoformat() for day in _days((*finding.progress, *finding.acceptance, *answers))), default=None)


def _days(entries: Iterable[Any]) -> Iterable[date]:
    days: Iterable[CalendarDate | None] = (entry.date for entry in entries)
    return (day.last() for day in days if day)


def _names(names: Iterable[str]) -> list[str]:
    return list(map(str, names))
