"""PF824: a finding of a feedback that the plan does not know."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from planforge.checks.rectification.rectified import LONGEST
from planforge.diagnostics import Diagnostics
from planforge.language.script import fold
from planforge.plan.feedback import ReportedFinding
from planforge.plan.finding_numbers import number_key
from planforge.plan.loading import LoadedFeedback, LoadedPlan
from planforge.plan.numbered import Numbered, of_feedback, of_plan, single
from planforge.plan.rectification import Finding, RectificationPlan


def rounds_are_answered(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every single finding of every round is in the plan, or among what is to be decided (待认定)."""
    plan = loaded.plan
    if not isinstance(plan, RectificationPlan):
        return
    for number, (one, its) in enumerate(zip(plan.feedback, loaded.rounds, strict=False), 1):
        for missing in _missing(plan, its, number) if its and one.file else ():
            assert one.file is not None
            path = one.file.path
            diagnostics.warning(
                "PF824", loaded.place(path), path=path,
                file=one.file, number=missing.shown, name=missing.words.split("\n")[0][:LONGEST],
            )  # fmt: skip


def _missing(plan: RectificationPlan, its: LoadedFeedback, number: int) -> list[Numbered[ReportedFinding]]:
    numbered = of_plan(plan)
    keys, answered = {one.key for one in numbered}, _answered(plan, numbered, number)
    left = [
        one
        for one in single(of_feedback(its.feedback))
        if one.key not in answered and not any(number_key(same) in keys for same in one.finding.same)
    ]
    is_bare = not any(one.finding.history for one in numbered)
    return _unlike(left, [one for one in numbered if _may_be_of(one, number)]) if number == 1 or is_bare else left


def _may_be_of(one: Numbered[Finding], number: int) -> bool:
    """Whether a finding may be one of that round: nothing tells what became of it there, nor that it came later."""
    history = one.finding.history
    return not any(passage.round == str(number) for passage in history) and not (history and history[0].change == "new")


def _answered(plan: RectificationPlan, numbered: list[Numbered[Finding]], number: int) -> set[str]:
    """The numbers in that round's feedback of which the plan says what became of them."""
    passages = (passage for one in numbered for passage in one.finding.history)
    told = [*((one.round, one.number) for one in passages), *((one.round, one.number) for one in plan.pending)]
    return {number_key(own) for its, own in told if own and its == str(number)}


def _unlike(
    left: list[Numbered[ReportedFinding]], numbered: list[Numbered[Finding]]
) -> list[Numbered[ReportedFinding]]:
    """Those of ``left`` that no finding of the plan resembles by its words, nor by a number that is still free."""
    by_words = {words: one.key for one in numbered for words in _said(one)}
    found = {one.key: key for one in left if (key := _same_words(one, by_words))}
    free = {one.key for one in numbered} - set(found.values())
    return [one for one in left if one.key not in found and one.key not in free]


def _same_words(one: Numbered[ReportedFinding], by_words: dict[str, str]) -> str | None:
    return next((by_words[words] for words in _said(one) if words in by_words), None)


def _said(one: Numbered[Finding] | Numbered[ReportedFinding]) -> Iterator[str]:
    """What a finding says, whole and in its parts, to be compared."""
    for text in (one.words, one.finding.title, one.finding.text):
        if text and (plain := _plain(text)):
            yield plain


def _plain(text: str) -> str:
    return "".join(char for char in fold(text) if unicodedata.category(char)[0] not in "PZC")
