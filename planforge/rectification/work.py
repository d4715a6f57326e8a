"""A round of feedback at work on a plan: what both say, the file that is written, and the events that are told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from planforge.plan.dates import CalendarDate
from planforge.plan.feedback import Feedback
from planforge.plan.finding_numbers import number_key
from planforge.plan.ledger import items
from planforge.plan.loading import LoadedFeedback
from planforge.plan.model import PlanModel
from planforge.plan.numbered import New, Old, of_feedback, of_plan
from planforge.plan.rectification import CHANGE, Finding, Passage, Pending, RectificationPlan
from planforge.rectification.events import Event
from planforge.rectification.rewriting import Reshape, Sheet
from planforge.rectification.rounds import Rounds, cited, told_on


@dataclass
class Work:
    """One round being written into the file of a plan."""

    sheet: Sheet
    reported: LoadedFeedback
    rounds: Rounds
    events: list[Event] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    """The keys of the old findings that the round speaks of, or may speak of."""

    @property
    def plan(self) -> RectificationPlan:
        plan = self.sheet.loaded.plan
        assert isinstance(plan, RectificationPlan)
        return plan

    @property
    def feedback(self) -> Feedback:
        return self.reported.feedback

    @cached_property
    def old(self) -> list[Old]:
        return of_plan(self.plan)

    @cached_property
    def new(self) -> list[New]:
        return of_feedback(self.feedback)

    @cached_property
    def lasting(self) -> frozenset[str]:
        """The paths of the findings that are kept up for good, as written or as their deadlines tell."""
        return frozenset(item.path for item in items(self.plan) if "lasting" in (item.state, item.mode))

    @cached_property
    def pendings(self) -> list[Pending]:
        """The doubts of this round that the plan lists."""
        return [one for one in self.plan.pending if one.round == self.rounds.name]

    @cached_property
    def day(self) -> CalendarDate | None:
        return told_on(self.feedback)

    @cached_property
    def basis(self) -> str:
        """The feedback as it is cited."""
        return cited(self.feedback, self.rounds.file, self.say)

    @property
    def say(self) -> Callable[[str], str]:
        """Our words in the script of the plan."""
        return self.sheet.spelling.of_word

    def key(self, model: type[PlanModel], name: str, holder: str) -> str:
        """The key of a field as the file spells it."""
        return self.sheet.spelling.key(model, name, holder)

    def passages(self, finding: Finding) -> list[Passage]:
        """What this round has written into ``finding`` before."""
        return [passage for passage in finding.history if passage.round == self.rounds.name]

    def passage(self, change: str, new: New | None, **told: str) -> dict[str, str]:
        """The keys and values of a passage of this round (经过), without those that have nothing to say.

        ``told`` are its basis, note, before and state.
        """
        said = {
            "round": self.rounds.name,
            "change": self.sheet.spelling.word(CHANGE, change),
            "number": new.shown if new else "",
            "date": self.day.iso if self.day else "",
            **told,
        }
        return {self.key(Passage, name, "history"): value for name, value in said.items() if value}

    def is_raised(self, finding: Finding) -> bool:
        """Whether this round has brought ``finding`` into the plan."""
        if any(passage.change == "new" for passage in self.passages(finding)):
            return True
        return bool(finding.findings) and all(map(self.is_raised, finding.findings))

    def below(self, key: str) -> list[Old]:
        """The findings below the one with ``key``."""
        return [one for one in self.old if one.key.startswith(f"{key}.")]

    def reach(self, keys: Iterable[str]) -> None:
        """Note that the round speaks of these findings, and of all below them."""
        for key in keys:
            self.reached |= {key, *(one.key for one in self.below(key))}

    def do(self, write: Callable[..., None], *arguments: object) -> None:
        """Write something, or note what must first be put in another shape."""
        with suppress(Reshape):
            write(*arguments)


def said(new: New) -> str:
    """What the feedback says of a finding, in one text."""
    finding = new.finding
    if finding.title and finding.text:
        return new.words
    return str(finding.text or finding.title or "")


def same_key(passage: Passage) -> str:
    """The number in the feedback that a passage is about, to be compared; empty where it is about none."""
    return number_key(passage.number) if passage.number else ""
