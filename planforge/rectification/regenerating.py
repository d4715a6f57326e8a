"""The next plan from the plan and a new round of feedback: what is written into the file, and the events to tell.

Measures, progress and comments are never touched. Nothing is written to disk here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from planforge.diagnostics import Diagnostics
from planforge.plan.finding_numbers import number_key
from planforge.plan.loading import LoadedFeedback, LoadedPlan, read_text
from planforge.plan.numbered import New
from planforge.rectification.deciding import decisions
from planforge.rectification.doubts import Doubts
from planforge.rectification.earlier import settled, told_otherwise
from planforge.rectification.events import Event
from planforge.rectification.matching import Doubt, Fresh, Same, Unknown, match
from planforge.rectification.old_findings import OldFindings
from planforge.rectification.registering import register
from planforge.rectification.rewriting import Sheet
from planforge.rectification.rounds import Rounds
from planforge.rectification.stubs import NewFindings
from planforge.rectification.work import Work
from planforge.source.editing import NotEditable

_SHAPINGS = 8
"""Times that short forms (a text for a list, for a mapping) may have to be spelled out, one level each."""


@dataclass(frozen=True, slots=True)
class Regenerated:
    """The file as it should be, and what happened; ``text`` is the old one where nothing is new."""

    text: str
    events: tuple[Event, ...] = ()
    is_past: bool = False
    """Whether the round is an earlier one, which no longer says how things stand."""


def regenerate(text: str, loaded: LoadedPlan, feedback: LoadedFeedback, file: str, previous: str) -> Regenerated:
    """The plan in ``text`` after the round ``feedback``, which is in the plan's script.

    ``file`` and ``previous`` are the names of the feedback and of the plan as it was, as the plan shall have them.

    Raises:
        NotEditable: the file is written in a way that cannot be changed safely.
    """
    for _ in range(_SHAPINGS):
        work = Work(Sheet(text, loaded), feedback, Rounds.of(loaded, file))
        _write(work, previous)
        if not work.sheet.shaping:
            result = work.sheet.apply()
            _prove(result, work)
            return Regenerated(result, tuple(work.events), work.rounds.is_past)
        text = work.sheet.shaping.apply()
        loaded = _read_again(text, loaded)
    raise NotEditable(work.sheet.root)


def _read_again(text: str, loaded: LoadedPlan) -> LoadedPlan:
    """The plan whose file has been put in another shape; it says the same."""
    again = read_text(text, loaded.places[""].file, Diagnostics())
    assert isinstance(again, LoadedPlan)
    return replace(again, rounds=loaded.rounds, previous=loaded.previous)


def _prove(text: str, work: Work) -> None:
    """What has been written must be a plan without errors.

    Raises:
        NotEditable: it is not.
    """
    diagnostics = Diagnostics()
    read = read_text(text, work.sheet.loaded.places[""].file, diagnostics)
    if not isinstance(read, LoadedPlan) or diagnostics.has_errors():
        raise NotEditable(work.sheet.root)


def _write(work: Work, previous: str) -> None:
    """Write every outcome into the sheet of ``work``; its events tell them."""
    known = settled(work)
    work.reach(old.key for olds in known.values() for old in olds)
    if work.rounds.is_past:
        _write_past(work, set(known))
        return
    waiting = [one for one in _speaking(work) if one.key not in known]
    outcomes = match(
        [one for one in work.old if not work.is_raised(one.finding)],
        waiting,
        decided := decisions(work.plan, work.rounds.number),
        taken={old.key for olds in known.values() for old in olds},
        doubted={number_key(one.number) for one in work.pendings},
    )
    old_findings, same = OldFindings(work), [one for one in outcomes if isinstance(one, Same)]
    for one in same:
        if not work.rounds.is_first:
            work.do(old_findings.same, one, same)
        elif one.new.key in decided:
            work.do(old_findings.note, one)
    doubts = Doubts(work)
    for outcome in outcomes:
        if isinstance(outcome, (Doubt, Unknown)):
            doubts.list(outcome)
    _write_new(work, [one.new for one in outcomes if isinstance(one, Fresh)])
    if not doubts.any_may_be_meant and not work.rounds.is_first:
        for old in work.old:
            work.do(old_findings.unnamed, old)
    if work.rounds.is_known:
        told_otherwise(work, known)
    else:
        work.do(register, work, previous)


def _write_past(work: Work, known: set[str]) -> None:
    """Of an earlier round only what was doubtful is written, once it is decided; it says nothing of today's state."""
    decided = decisions(work.plan, work.rounds.number)
    waiting = [one for one in _speaking(work) if one.key in decided and one.key not in known]
    outcomes = match([one for one in work.old if not work.is_raised(one.finding)], waiting, decided)
    for one in outcomes:
        if isinstance(one, Same):
            work.do(OldFindings(work).note, one)
    _write_new(work, [one.new for one in outcomes if isinstance(one, Fresh)])


def _write_new(work: Work, new: list[New]) -> None:
    """Write the new findings, each with a form for its answer."""
    writer = NewFindings(work, new)
    work.do(writer.write)
    for one in new:
        place = work.reported.place(one.path)
        number = writer.numbers.get(one.key, "")
        work.events.append(Event("new", one.words, reported=one.shown, number=number, place=place))


def _speaking(work: Work) -> list[New]:
    """The findings of the round that say something of their own: groups only where they name an old finding."""
    return [one for one in work.new if not one.is_group or one.finding.same]
