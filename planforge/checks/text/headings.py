"""Which fields are headings, and which are numbered by the templates. Reads no text but for that."""

from __future__ import annotations

from planforge.plan.annexes import Annex
from planforge.plan.measures import Measure
from planforge.plan.model import PlanModel
from planforge.plan.outline import OutlineEntry
from planforge.plan.people import Person, Unit
from planforge.plan.plan import Plan
from planforge.plan.points import Point
from planforge.plan.publicity import Chapter, Entry, Topic
from planforge.plan.rectification import Finding
from planforge.plan.sections import Section
from planforge.plan.stages import Stage
from planforge.plan.targets import Target

_NUMBERED = (Measure, Point, Section, Stage, Target, Finding, OutlineEntry, Annex, Chapter)
_NAMED = (Person, Unit)
_RELEASED = (Topic, Entry)
"""Their titles are those of what is released: 我要上学！"""


def is_heading(holder: PlanModel, name: str) -> bool:
    """Whether it is a title, or the name of a part of the plan."""
    return name in ("title", "heading") or (name == "name" and not isinstance(holder, _NAMED))


def is_heading_of_duties(holder: PlanModel, name: str) -> bool:
    """Whether it is a heading of the plan itself, rather than one for the newspaper."""
    return is_heading(holder, name) and not isinstance(holder, _RELEASED)


def is_numbered_heading(holder: PlanModel, name: str) -> bool:
    """Whether the templates write a number before it."""
    return is_heading(holder, name) and isinstance(holder, _NUMBERED) and not isinstance(holder, Plan)


def is_numbered_text(holder: PlanModel, name: str) -> bool:
    """Whether the templates write a number before it, since it is a text without a heading."""
    if name != "text":
        return False
    if isinstance(holder, Target):
        return holder.name is None
    return isinstance(holder, (Measure, Point, Finding)) and holder.title is None
