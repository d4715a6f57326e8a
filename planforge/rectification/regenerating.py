"""The next plan from the plan and a new round of feedback: what is written into the file, and the events to tell.

Measures, progress and comments are never touched. Nothing is written to disk here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from planforge.diagnostics import Diagnostics
from planforge.language.script import detect
from planforge.plan.feedback import VERDICT, Feedback, ReportedFinding
from planforge.plan.finding_numbers import number_key
from planforge.plan.ledger import state_of
from planforge.plan.loading import LoadedFeedback, LoadedPlan, read_file
from planforge.plan.numbered import Numbered, of_feedback, of_plan
from planforge.plan.rectification import CHANGE, STATE, Acceptance, Finding, Passage, Pending, RectificationPlan, Round
from planforge.rectification.deciding import decisions, listed
from planforge.rectification.events import Event
from planforge.rectification.likeness import bare
from planforge.rectification.matching import Doubt, Fresh, How, Outcome, Same, Unknown, match
from planforge.rectification.rewriting import Reshape, Sheet, block
from planforge.rectification.rounds import Rounds, cited, told_on
from planforge.rectification.spelling import Spelling
from planforge.rectification.stubs import NewFindings
from planforge.source import load
from planforge.source.editing import Block, Comment, Flow, NotEditable, Pair

_SHAPINGS = 8
"""Times that short forms (a text for a list, for a mapping) may have to be spelled out, one level each."""
_SHORT = 40
"""Characters up to which a passage is written on one line."""


@dataclass(frozen=True, slots=True)
class Regenerated:
    """The file as it should be, and what happened; ``text`` is the old one where nothing is new."""

    text: str
    events: tuple[Event, ...] = ()


def regenerate(text: str, loaded: LoadedPlan, feedback: LoadedFeedback, file: str, previous: str) -> Regenerated:
    """The plan in ``text`` after the round ``feedback``, which is in the plan's script.

    ``file`` and ``previous`` are the names of the feedback and of the plan as it was, as the plan shall have them.

    Raises:
        NotEditable: the file is written in a way that cannot be changed safely.
    """
    for _ in range(_SHAPINGS):
        sheet = Sheet(text, loaded, Spelling.of(loaded))
        round_of_plan = _Round(sheet, feedback, Rounds.of(loaded, file), previous)
        round_of_plan.write()
        if not sheet.shaping:
            return Regenerated(sheet.apply(), tuple(round_of_plan.events))
        text = sheet.shaping.apply()
        loaded = _read_again(text, loaded)
    raise NotEditable(sheet.root)


def _read_again(text: str, loaded: LoadedPlan) -> LoadedPlan:
    """The plan whose file has been put in another shape; it says the same."""
    node = load(text, loaded.places[""].file, Diagnostics())
    assert node is not None
    again = read_file(node, Diagnostics(), tuple(text.split("\n")), detect(text) or "hans")
    assert isinstance(again, LoadedPlan)
    return replace(again, rounds=loaded.rounds, previous=loaded.previous)


@dataclass
class _Round:
    """One round being written into a plan."""

    sheet: Sheet
    loaded_feedback: LoadedFeedback
    rounds: Rounds
    previous: str
    events: list[Event] = field(default_factory=list)

    def __post_init__(self) -> None:
        plan = self.sheet.loaded.plan
        assert isinstance(plan, RectificationPlan)
        self.plan: RectificationPlan = plan
        self.old = of_plan(plan)
        self.new = of_feedback(self.feedback)
        self._closed: set[str] = set()
        """The keys of the old findings that the round closes."""
        self._reached: set[str] = set()
        """The keys of the old findings that the round speaks of, or may speak of."""
        self._any_may_be_meant = False
        """Whether a doubt is open that has no candidates: it may be any of the old findings."""

    @property
    def feedback(self) -> Feedback:
        return self.loaded_feedback.feedback

    def write(self) -> None:
        """Write every outcome; afterwards ``events`` tells them."""
        settled = self._settled()
        waiting = [one for one in self.new if (not one.is_group or one.finding.same) and one.key not in settled]
        doubted = {number_key(one.number) for one in self._pendings()}
        taken = {key for keys in settled.values() for key in keys}
        self._reach(taken)
        before = [one for one in self.old if not self._is_raised(one.finding)]
        outcomes = match(before, waiting, decisions(self.plan, self.rounds.number), taken, doubted)
        for outcome in outcomes:
            if isinstance(outcome, Same):
                self._shaped(self._same, outcome, outcomes)
            elif isinstance(outcome, (Doubt, Unknown)):
                self._doubtful(outcome)
        self._fresh([outcome.new for outcome in outcomes if isinstance(outcome, Fresh)])
        for one in self.old:
            self._shaped(self._unnamed, one)
        if not self.rounds.is_known:
            self._shaped(self._register)

    def _shaped(self, write: Callable[..., None], *arguments: object) -> None:
        """Do it, or note what must first be put in another shape."""
        with suppress(Reshape):
            write(*arguments)

    def _settled(self) -> dict[str, list[str]]:
        """What an earlier run has written of this round: key in the feedback -> keys in the plan."""
        settled: dict[str, list[str]] = {}
        for old in self.old:
            for passage in old.finding.history:
                if passage.round == self.rounds.name and passage.number:
                    settled.setdefault(number_key(passage.number), []).append(old.key)
        return settled

    def _is_raised(self, finding: Finding) -> bool:
        """Whether this round has brought the finding into the plan."""
        if any(one.round == self.rounds.name and one.change == "new" for one in finding.history):
            return True
        return bool(finding.findings) and all(map(self._is_raised, finding.findings))

    def _pendings(self) -> list[Pending]:
        return [one for one in self.plan.pending if one.round == self.rounds.name]

    def _reach(self, keys: Iterable[str]) -> None:
        """Note that the round speaks of these findings, and of all below them."""
        for key in keys:
            self._reached |= {key, *(one.key for one in self.old if one.key.startswith(f"{key}."))}

    # -- an old finding --------------------------------------------------------------------------

    def _same(self, same: Same, outcomes: Sequence[Outcome]) -> None:
        self._reach(old.key for old in same.olds)
        for old in same.olds:
            sharing = [one.new.finding for one in outcomes if isinstance(one, Same) and old in one.olds]
            if all(one.verdict == "closed" for one in sharing):
                self._close(old, same.new, same)
            else:
                self._carry(old, same, alone=len(same.olds) == len(sharing) == 1)

    def _carry(self, old: Numbered[Finding], same: Same, *, alone: bool) -> None:
        state, reported = state_of(old.finding), same.new.finding
        change = "carried"
        changed = _is_changed(old.finding, same.new)
        if changed:
            change = "changed"
        if state == "closed" or reported.verdict == "returned":
            change = "returned"
        reopened = state in ("done", "closed")
        if changed:
            self._reword(old, same.new, alone=alone)
        if reopened:
            self.sheet.put(old.path, Finding, "state", self.sheet.spelling.word(STATE, "under_way"))
        notes = self._notes(old, reported, same, changed=changed, alone=alone)
        self._pass(old, change, same.new, before=old.words if changed and alone else "", notes=notes,
                   state=state if reopened else "")  # fmt: skip
        self._tell(change, old, same, before=old.words if changed else "", reopened=reopened and change != "returned")

    def _reword(self, old: Numbered[Finding], new: Numbered[ReportedFinding], *, alone: bool) -> None:
        """Put the round's words where the old ones stand, and mark the measures (split or merged: the mark)."""
        finding, reported = old.finding, new.finding
        if alone:
            both = finding.title is not None and reported.title is not None and reported.text is not None
            if both and reported.title:
                self._replace(old, "title", reported.title)
            words = reported.text if both and reported.text else _as_text(new)
            self._replace(old, "text", words)
        mark = self.sheet.spelling.of_word(_REVIEW).format(number=self.rounds.name)
        self.sheet.put(old.path, Finding, "review", mark, self.sheet.spelling.of_word(_GUIDE))

    def _replace(self, old: Numbered[Finding], name: str, words: str) -> None:
        held = getattr(old.finding, name)
        if held is None:
            self.sheet.put(old.path, Finding, name, words)
        elif held != words:
            self.sheet.rewrite(held.path, words)

    def _notes(
        self, old: Numbered[Finding], reported: ReportedFinding, same: Same, *, changed: bool, alone: bool
    ) -> list[str]:
        """What else the round says of the finding, in words."""
        say, notes = self.sheet.spelling.of_word, []
        if reported.verdict in ("partly", "closed"):
            notes.append(say(VERDICT.choices[reported.verdict][0]))
        if changed and not alone:
            notes.append(_as_text(same.new))
        if reported.suggestion and reported.suggestion != old.finding.suggestion:
            notes.append(f"{say('整改建议')}：{reported.suggestion}")
        if reported.due and str(reported.due) != str(old.finding.due or ""):
            if old.finding.due:
                notes.append(f"{say('原整改期限')}：{old.finding.due}")
            self.sheet.put(old.path, Finding, "due", str(reported.due))
        return notes

    def _close(self, old: Numbered[Finding], new: Numbered[ReportedFinding] | None, same: Same | None) -> None:
        """Close the finding; one that is closed already, by an earlier round or this one, is only confirmed."""
        if state_of(old.finding) != "closed" and old.key not in self._closed:
            self._accept(old)
        self._closed.add(old.key)
        self._pass(old, "closed", new, state=state_of(old.finding))
        self._tell("closed", old, same)

    def _accept(self, old: Numbered[Finding]) -> None:
        """The state and the acceptance of a finding that the round closes."""
        self.sheet.put(old.path, Finding, "state", self.sheet.spelling.word(STATE, "closed"))
        day = told_on(self.feedback)
        pairs: list[Pair] = [
            (self._key(Acceptance, "date", "acceptance"), day.iso if day else ""),
            (self._key(Acceptance, "unit", "acceptance"), "、".join(self.feedback.inspector)),
            (self._key(Acceptance, "basis", "acceptance"), self._basis()),
        ]
        self.sheet.append(old.path, Finding, "acceptance", block(pairs))

    def _pass(
        self,
        old: Numbered[Finding],
        change: str,
        new: Numbered[ReportedFinding] | None,
        *,
        before: str = "",
        notes: Sequence[str] = (),
        state: str = "",
    ) -> None:
        """Add the passage of this round to the finding's 经过."""
        spelling = self.sheet.spelling
        day = told_on(self.feedback)
        said = {
            "round": self.rounds.name,
            "change": spelling.word(CHANGE, change),
            "number": new.shown if new else "",
            "date": day.iso if day else "",
            "basis": self._basis() if change in ("closed", "returned") else "",
            "note": "；".join(notes),
            "before": before,
            "state": spelling.word(STATE, state) if state else "",
        }
        pairs = {self._key(Passage, name, "history"): value for name, value in said.items() if value}
        short = sum(map(len, pairs.values())) <= _SHORT
        self.sheet.append(old.path, Finding, "history", Flow(pairs) if short else block(list(pairs.items())))

    # -- the others ------------------------------------------------------------------------------

    def _unnamed(self, old: Numbered[Finding]) -> None:
        """An open finding of which the round says nothing by itself."""
        finding = old.finding
        state = state_of(finding)
        answered = not old.is_group or bool(finding.measures)
        said = {passage.change for passage in finding.history if passage.round == self.rounds.name}
        if self._any_may_be_meant or old.key in self._reached:
            return
        if not answered or state == "closed" or said - {"unnamed"}:
            return
        if self.feedback.rest == "closed" and state != "lasting":
            self._close(old, None, None)
            return
        if said:
            return
        self._pass(old, "unnamed", None)
        self.events.append(Event("unnamed", old.words, number=old.shown, how="told" if self.feedback.rest else ""))

    def _doubtful(self, outcome: Doubt | Unknown) -> None:
        """List the finding for the writer to decide (待认定), once."""
        new = outcome.new
        candidates = outcome.candidates if isinstance(outcome, Doubt) else ()
        there = next((one for one in self._pendings() if number_key(one.number) == new.key), None)
        kind = "doubtful" if isinstance(outcome, Doubt) else "unknown"
        declared = outcome.name if isinstance(outcome, Unknown) else ""
        near = [one.old.key for one in candidates] if there is None else listed(there)
        self._any_may_be_meant |= not near
        self._reach(near)
        place = self.loaded_feedback.place(new.path)
        self.events.append(Event(kind, new.words, new.shown, declared, candidates=candidates, place=place))
        if there is None:
            self._shaped(self.sheet.append, "", RectificationPlan, "pending", self._pending(outcome))

    def _pending(self, outcome: Doubt | Unknown) -> Block:
        say, finding = self.sheet.spelling.of_word, outcome.new.finding
        near = [
            f"{say('问题')}{one.old.shown}（{say('相似')}{one.likeness:.0%}）：{one.old.words}"
            for one in (outcome.candidates if isinstance(outcome, Doubt) else ())
        ]
        key = {name: self._key(Pending, name, "pending") for name in ("round", "number", "title", "text", "near")}
        guide = say("认定: 填“同 3”或“新问题”，去掉本行的 #，再运行一次 planforge rectify")
        if self.sheet.spelling.in_english:
            guide = guide.replace(say("认定"), "decision", 1)
        return block(
            [
                (key["round"], self.rounds.name),
                (key["number"], outcome.new.shown),
                (key["title"], str(finding.title or "")),
                (key["text"], str(finding.text or "")),
                (key["near"], near),
                Comment(guide),
            ]
        )

    def _fresh(self, fresh: list[Numbered[ReportedFinding]]) -> None:
        """Write the new findings, each with a form for its answer."""
        writer = NewFindings(self.sheet, self.rounds, self.feedback, self.old, fresh)
        self._shaped(writer.write)
        for one in fresh:
            place = self.loaded_feedback.place(one.path)
            self.events.append(Event("new", one.words, one.shown, writer.numbers.get(one.key, ""), place=place))

    def _register(self) -> None:
        """Enter the round, the day of the plan that answered the one before, and the plan as it was."""
        plan, sheet = self.plan, self.sheet
        if plan.feedback and plan.date and plan.feedback[-1].issued is None:
            last = f"feedback.{len(plan.feedback) - 1}"
            sheet.put(last, Round, "issued", plan.date.iso)
        elif not plan.feedback and self.old:
            unknown = {"title": sheet.spelling.of_word("第一轮反馈意见"), "issued": plan.date.iso if plan.date else ""}
            pairs = {self._key(Round, name, "feedback"): value for name, value in unknown.items() if value}
            sheet.append("", RectificationPlan, "feedback", Flow(pairs))
        sheet.append("", RectificationPlan, "feedback", self.rounds.file)
        if self.old:
            sheet.put("", RectificationPlan, "previous", self.previous)

    # -- words -----------------------------------------------------------------------------------

    def _key(self, model: type, name: str, holder: str) -> str:
        return self.sheet.spelling.key(model, name, holder)

    def _basis(self) -> str:
        return cited(self.feedback, self.rounds.file, self.sheet.spelling.of_word)

    def _tell(
        self, kind: str, old: Numbered[Finding], same: Same | None, before: str = "", *, reopened: bool = False
    ) -> None:
        new = same.new if same else None
        self.events.append(
            Event(
                kind,
                (new.words if new else "") or old.words,
                new.shown if new else "",
                old.shown,
                how=same.how.value if same else "",
                likeness=same.likeness if same and same.how is not How.DECLARED else None,
                before=before,
                reopened=reopened,
                place=self.loaded_feedback.place(new.path) if new else None,
            )
        )


_REVIEW = "问题的表述有变化（第{number}轮反馈）"
_GUIDE = "核对各项措施，核对完删去下面这一行"


def _as_text(new: Numbered[ReportedFinding]) -> str:
    """What the feedback says of the finding, in one text."""
    finding = new.finding
    if finding.title and finding.text:
        return new.words
    return str(finding.text or finding.title or "")


def _is_changed(old: Finding, new: Numbered[ReportedFinding]) -> bool:
    """Whether the feedback says something else than the plan; a mere heading says nothing else."""
    said = bare(new.words)
    held = {bare(part) for part in (old.title, old.text) if part}
    whole = bare(f"{old.title or ''}{old.text or ''}")
    return bool(said) and said != whole and said not in held
