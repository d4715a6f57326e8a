"""What a round says that may or may not be an old finding: listed for the writer to decide (待认定), once."""

from __future__ import annotations

from dataclasses import dataclass, field

from planforge.plan.finding_numbers import number_key
from planforge.plan.rectification import Pending, RectificationPlan
from planforge.rectification.deciding import listed
from planforge.rectification.events import Event
from planforge.rectification.matching import Candidate, Doubt, Unknown
from planforge.rectification.rewriting import block
from planforge.rectification.work import Work
from planforge.source.editing import Block, Comment

_GUIDE = "认定: 填“同 3”或“新问题”，去掉本行的 #，再运行一次 planforge rectify"


@dataclass
class Doubts:
    """Writes the doubts of one round. ``any_may_be_meant``: one of them may be any of the old findings."""

    work: Work
    any_may_be_meant: bool = field(default=False)

    def list(self, outcome: Doubt | Unknown) -> None:
        """List one doubt; what it may be about waits until it is decided."""
        work, new = self.work, outcome.new
        there = next((one for one in work.pendings if number_key(one.number) == new.key), None)
        near = [one.old.key for one in outcome.candidates] if there is None else listed(there)
        self.any_may_be_meant |= not near
        work.reach(near)
        work.events.append(
            Event(
                "doubtful" if isinstance(outcome, Doubt) else "unknown",
                new.words,
                reported=new.shown,
                how=outcome.name if isinstance(outcome, Unknown) else "",
                candidates=outcome.candidates,
                place=work.reported.place(new.path),
            )
        )
        if there is None:
            work.do(work.sheet.append, "", RectificationPlan, "pending", self._entry(outcome))

    def _entry(self, outcome: Doubt | Unknown) -> Block:
        work, finding = self.work, outcome.new.finding
        key = {name: work.key(Pending, name, "pending") for name in ("round", "number", "title", "text", "near")}
        guide = work.say(_GUIDE)
        if work.sheet.spelling.in_english:
            guide = guide.replace(work.say("认定"), "decision", 1)
        declared = [work.say("反馈写的是“同 {name}”").format(name=outcome.name)] if isinstance(outcome, Unknown) else []
        return block(
            [
                (key["round"], work.rounds.name),
                (key["number"], outcome.new.shown),
                (key["title"], str(finding.title or "")),
                (key["text"], str(finding.text or "")),
                (key["near"], [*declared, *map(self._near, outcome.candidates)]),
                Comment(guide),
            ]
        )

    def _near(self, one: Candidate) -> str:
        say = self.work.say
        likeness = f"{say('相似')}{one.likeness:.0%}" if one.likeness >= _TELLING else say("编号相同")
        return f"{say('问题')}{one.old.shown}（{likeness}）：{one.old.words}"


_TELLING = 0.1
"""Likeness below which it is only the number that is the same."""
