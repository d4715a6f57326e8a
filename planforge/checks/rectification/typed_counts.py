"""PF821: a count of findings or measures in a text of the plan that its data do not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.rectification.said_counts import SaidCount, said_counts
from planforge.diagnostics import Diagnostics, Place
from planforge.plan.feedback import Feedback
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.numbered import of_feedback, of_plan, single
from planforge.plan.rectification import CHANGE, MODE, STATE, RectificationPlan
from planforge.plan.tally import Tally, tally
from planforge.plan.walk import texts
from planforge.source import Text

_MODES, _STATES, _CHANGES = MODE.choices, STATE.choices, CHANGE.choices
_APART = ("findings.entries.", "feedback.", "pending.")
"""What findings and feedback say of themselves."""
_BEFORE = 4
"""Characters before a count by which it is found again in the file."""


def counts_agree(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """What the texts around the findings count is what there is; of a round of feedback, what that has."""
    plan = loaded.plan
    if not isinstance(plan, RectificationPlan) or not plan.findings or not plan.findings.entries:
        return
    figures, rounds = _figures(plan), [_of_round(its.feedback) for its in loaded.rounds if its]
    for kind, text in texts(plan):
        if kind not in (Kind.PROSE, Kind.MARKDOWN) or text.path.startswith(_APART):
            continue
        for said in said_counts(text):
            known = [figures[name] for name in said.of if name in figures]
            if known and said.number not in {number for numbers in known for number in numbers} | _told(said, rounds):
                _report(loaded, text, said, known[0][0], diagnostics)


def _figures(plan: RectificationPlan) -> dict[str, list[int]]:
    """Name of a count -> the numbers that may be meant, the usual one first. Without groups they are not counted."""
    counted, numbered = tally(plan), of_plan(plan)
    tops = [counted.tops] if counted.groups else []
    groups = [counted.groups, sum(one.is_group and not one.above for one in numbered)]
    own = sum(len(one.finding.measures) for one in numbered) + len(plan.measures.entries if plan.measures else ())
    figures = {"findings": [counted.findings, *tops], "measures": [counted.measures, own]}
    if counted.groups:
        figures["groups"] = groups
    return {**figures, **dict(_parts(counted))}


def _parts(counted: Tally) -> Iterator[tuple[str, list[int]]]:
    """The counts by kind, state and change."""
    for name, parts in (("modes", _MODES), ("states", _STATES), ("changes", _CHANGES)):
        for part in parts:
            yield f"{name}.{part}", [getattr(counted, name).get(part, 0)]
    states = counted.states
    yield "states.closed+states.done", [states.get("closed", 0) + states.get("done", 0)]


def _of_round(feedback: Feedback) -> dict[str, set[int]]:
    """The counts of one round of feedback."""
    numbered = of_feedback(feedback)
    categories = {str(one.category) for one in numbered if one.category}
    groups = sum(one.is_group and not one.above for one in numbered)
    return {"findings": {len(single(numbered)), len(feedback.findings)}, "groups": {len(categories), groups}}


def _told(said: SaidCount, rounds: list[dict[str, set[int]]]) -> set[int]:
    """What the feedback itself has: any round's where one is named, else the last one's."""
    meant = rounds if said.names_round else rounds[-1:]
    return {number for counts in meant for name in said.of for number in counts.get(name, ())}


def _report(loaded: LoadedPlan, text: Text, said: SaidCount, counted: int, diagnostics: Diagnostics) -> None:
    place = _place(loaded, text, said)
    diagnostics.warning("PF821", place, path=text.path, figure=said.figure, counted=str(counted))


def _place(loaded: LoadedPlan, text: Text, said: SaidCount) -> Place | None:
    """The place of the count: the same figure may stand in the text before it (12个 before 2个)."""
    before = text[max(0, said.start - _BEFORE) : said.start]
    place = loaded.place_of(text.path, before + said.figure)
    if place is None or place.end_column - place.column != len(before) + len(said.figure):
        return loaded.place_of(text.path, said.figure)
    return place._replace(column=place.column + len(before))
