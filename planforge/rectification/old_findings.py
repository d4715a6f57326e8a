"""What a round does to findings that the plan has: carried over, reworded, returned, closed, or not named.

Measures, progress and evidence are never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planforge.plan.feedback import VERDICT
from planforge.plan.ledger import state_of
from planforge.plan.numbered import New, Old, verdict_of
from planforge.plan.rectification import STATE, Acceptance, Finding
from planforge.rectification.events import Event
from planforge.rectification.likeness import bare
from planforge.rectification.matching import How, Same
from planforge.rectification.rewriting import block
from planforge.rectification.work import Work, said
from planforge.source.editing import Flow, Pair

_SHORT = 40
"""Characters up to which a passage is written on one line."""
_REVIEW = "问题的表述有变化（第{number}轮反馈）"
_GUIDE = "核对各项措施，核对完删去这两行"


@dataclass(frozen=True, slots=True)
class OldFindings:
    """Writes into the old findings of one plan."""

    work: Work

    def same(self, same: Same, every: Sequence[Same]) -> None:
        """``same.new`` is one old finding, or several; ``every`` are all such outcomes of the round."""
        self.work.reach(old.key for old in same.olds)
        for old in same.olds:
            sharing = [one.new for one in every if any(its is old for its in one.olds)]
            closes = all(verdict_of(one) == "closed" for one in sharing)
            alone = len(same.olds) == len(sharing) == 1 and not (old.is_group and not old.finding.measures)
            if closes:
                self._close_with_all_below(old, same)
            else:
                self._carry(old, same, alone=alone)

    # -- carried over ----------------------------------------------------------------------------

    def _carry(self, old: Old, same: Same, *, alone: bool) -> None:
        work, state = self.work, state_of(old.finding)
        changed = is_changed(old.finding, same.new)
        change = "changed" if changed and alone else "carried"
        if state == "closed" or verdict_of(same.new) == "returned":
            change = "returned"
        if changed:
            self._reword(old, same.new, alone=alone)
        reopened = state in ("done", "closed")
        if reopened:
            work.sheet.put(old.path, Finding, "state", work.sheet.spelling.word(STATE, "under_way"))
        before = old.words if changed and alone else ""
        notes = self._notes(old, same, changed=changed, alone=alone)
        self._pass(old, change, same.new, before, notes, state if reopened else "")
        self._tell(change, old, same, before, reopened=reopened and change != "returned")
        for one in work.below(old.key) if old.is_group else ():
            self._carry_below(one)

    def _carry_below(self, old: Old) -> None:
        """An open finding of a group that the round speaks of as a whole."""
        if old.is_group or state_of(old.finding) == "closed" or self.work.passages(old.finding):
            return
        self._pass(old, "carried", None)
        self._tell("carried", old, None)

    def _reword(self, old: Old, new: New, *, alone: bool) -> None:
        """Put the round's words where the old ones stand, and mark the measures (split or merged: the mark)."""
        finding, reported = old.finding, new.finding
        if alone:
            if finding.title and reported.title and reported.text:
                self._replace(old, "title", reported.title)
                self._replace(old, "text", reported.text)
            else:
                self._replace(old, "text", said(new))
        if finding.measures or not old.is_group:
            self._mark(old)

    def _mark(self, old: Old) -> None:
        """措施需复核, beside what the writer has noted there."""
        mark = self.work.say(_REVIEW).format(number=self.work.rounds.name)
        held = str(old.finding.review or "")
        if mark not in held:
            self.work.sheet.put(
                old.path, Finding, "review", f"{held}；{mark}" if held else mark, self.work.say(_GUIDE)
            )

    def _replace(self, old: Old, name: str, words: str) -> None:
        held = getattr(old.finding, name)
        if held is None:
            self.work.sheet.put(old.path, Finding, name, words)
        elif held != words:
            self.work.sheet.rewrite(held.path, words)

    def _notes(self, old: Old, same: Same, *, changed: bool, alone: bool) -> list[str]:
        """What else the round says of the finding, in words."""
        say, notes, reported = self.work.say, [], same.new.finding
        if (verdict := verdict_of(same.new)) in ("partly", "closed"):
            notes.append(say(VERDICT.choices[str(verdict)][0]))
        if changed and not alone:
            notes.append(said(same.new))
        if reported.suggestion and reported.suggestion != old.finding.suggestion:
            notes.append(f"{say('整改建议')}：{reported.suggestion}")
        if reported.due and str(reported.due) != str(old.finding.due or ""):
            if old.finding.due:
                notes.append(f"{say('原整改期限')}：{old.finding.due}")
            self.work.sheet.put(old.path, Finding, "due", str(reported.due))
        return notes

    def note(self, same: Same) -> None:
        """``same.new`` is one of the findings, and nothing is to be done about it."""
        for old in same.olds:
            self._pass(old, "carried", same.new)
            self._tell("carried", old, same)

    # -- closed ----------------------------------------------------------------------------------

    def _close_with_all_below(self, old: Old, same: Same) -> None:
        """A group is closed with every finding below it."""
        self.close(old, same)
        for one in self.work.below(old.key):
            if not one.is_group and state_of(one.finding) != "closed":
                self.close(one, None)

    def close(self, old: Old, same: Same | None) -> None:
        """Close the finding; one that is closed already, by an earlier round or this one, is only confirmed."""
        closes = state_of(old.finding) != "closed" and not any(
            event.kind == "closed" and event.number == old.shown for event in self.work.events
        )
        if closes and (not old.is_group or old.finding.measures):
            self._accept(old)
        self._pass(old, "closed", same.new if same else None, state=state_of(old.finding))
        self._tell("closed", old, same)

    def _accept(self, old: Old) -> None:
        """The state and the acceptance of a finding that the round closes."""
        work = self.work
        work.sheet.put(old.path, Finding, "state", work.sheet.spelling.word(STATE, "closed"))
        pairs: list[Pair] = [
            (work.key(Acceptance, "date", "acceptance"), work.day.iso if work.day else ""),
            (work.key(Acceptance, "unit", "acceptance"), "、".join(work.feedback.inspector)),
            (work.key(Acceptance, "basis", "acceptance"), work.basis),
        ]
        work.sheet.append(old.path, Finding, "acceptance", block(pairs))

    # -- not named -------------------------------------------------------------------------------

    def unnamed(self, old: Old) -> None:
        """An open finding of which the round says nothing by itself."""
        work, finding = self.work, old.finding
        answered = not old.is_group or bool(finding.measures)
        told = {passage.change for passage in work.passages(finding)}
        if old.key in work.reached or not answered or state_of(finding) == "closed" or told - {"unnamed"}:
            return
        if work.feedback.rest == "closed" and old.path not in work.lasting:
            self.close(old, None)
        elif not told:
            self._pass(old, "unnamed", None)
            work.events.append(
                Event("unnamed", old.words, number=old.shown, how="told" if work.feedback.rest else "")
            )

    # -- what is told ----------------------------------------------------------------------------

    def _pass(
        self,
        old: Old,
        change: str,
        new: New | None,
        before: str = "",
        notes: Sequence[str] = (),
        state: str = "",
    ) -> None:
        """Add the passage of this round to the finding's 经过."""
        work = self.work
        pairs = work.passage(
            change,
            new,
            basis=work.basis if change in ("closed", "returned") else "",
            note="；".join(notes),
            before=before,
            state=work.sheet.spelling.word(STATE, state) if state else "",
        )
        short = sum(map(len, pairs.values())) <= _SHORT
        work.sheet.append(old.path, Finding, "history", Flow(pairs) if short else block(list(pairs.items())))

    def _tell(self, kind: str, old: Old, same: Same | None, before: str = "", *, reopened: bool = False) -> None:
        new = same.new if same else None
        self.work.events.append(
            Event(
                kind,
                (new.words if new else "") or old.words,
                reported=new.shown if new else "",
                number=old.shown,
                how=same.how.value if same else "",
                likeness=same.likeness if same and same.how is not How.DECLARED else None,
                before=before,
                reopened=reopened,
                place=self.work.reported.place(new.path) if new else None,
            )
        )


def is_changed(old: Finding, new: New) -> bool:
    """Whether the feedback says something else than the plan; a mere heading says nothing else."""
    told = bare(new.words)
    held = {bare(part) for part in (old.title, old.text) if part}
    return bool(told) and told != bare(f"{old.title or ''}{old.text or ''}") and told not in held
