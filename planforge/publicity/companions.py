"""The calendar files that a publicity plan names, read into the plan."""

from __future__ import annotations

from dataclasses import replace

from planforge.converting.calendar import calendar_in_script
from planforge.diagnostics import Diagnostics
from planforge.plan.companions import Beside, Rules, Wording, read_beside
from planforge.plan.loading import LoadedCalendar, LoadedPlan
from planforge.plan.placeless import placeless
from planforge.plan.publicity import PublicityPlan
from planforge.plan.school_calendar import PlanCalendar, SchoolCalendar

_WORDING = Wording(missing="PF901", mistaken="PF902", needed=True)


def with_calendars(
    loaded: LoadedPlan, beside: Beside, diagnostics: Diagnostics, rules: Rules | None = None
) -> LoadedPlan:
    """``loaded`` with what its calendar files say; one that cannot be used is reported where it is named.

    What ``rules`` find in a file that is broken is counted with its mistakes.
    """
    plan = loaded.plan
    if not isinstance(plan, PublicityPlan) or not plan.calendar:
        return loaded
    read = tuple(_read(loaded, one, index, beside, diagnostics, rules) for index, one in enumerate(plan.calendar))
    return replace(loaded, plan=plan.model_copy(update={"calendar": read}))


def _read(
    loaded: LoadedPlan, one: PlanCalendar, index: int, beside: Beside, diagnostics: Diagnostics, rules: Rules | None
) -> PlanCalendar:
    """``one`` with what its file says put before what the plan adds to it."""
    if one.file is None:
        return one
    path = f"calendar.{index}"
    found = read_beside(loaded, one.file, path, beside, _WORDING, diagnostics, rules)
    if found is None:
        return one
    if not isinstance(found, LoadedCalendar):
        diagnostics.error("PF903", loaded.place(one.file.path or path), path=path, file=one.file, kind=found.kind.zh[0])
        return one
    return _joined(calendar_in_script(found, loaded.script), one)


def _joined(file: SchoolCalendar, own: PlanCalendar) -> PlanCalendar:
    told = placeless(file)
    both = {name: (*getattr(told, name), *getattr(own, name)) for name in ("terms", "days_off", "workdays")}
    return own.model_copy(update={**both, "title": own.title or told.title, "national": told.national and own.national})
