"""Whatever the plan and the feedback: no measure, progress or comment is lost or altered, no finding forgotten."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from random import Random
from typing import Any

from any_round import AnyRound
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rounds_of_feedback import Run, feedback_of, plan_of

from planforge.plan.numbered import of_feedback, of_plan
from planforge.plan.rectification import Finding, RectificationPlan

_REWRITTEN = {"title", "text", "state", "due", "review"}
"""What a round says anew of a finding."""
_LENGTHENED = ("history", "acceptance", "findings")
_OF_PLAN = {"feedback", "findings", "previous", "pending"}
_COMMENT = re.compile(r"# 注\d+|# 完")


class AnyRun(Run):
    """A run with its plan before and after."""

    @cached_property
    def before(self) -> RectificationPlan:
        return self._plan(self.plan)

    @cached_property
    def after(self) -> RectificationPlan:
        return self._plan(self.result.text)

    def _plan(self, text: str) -> RectificationPlan:
        plan = plan_of(text).plan
        assert isinstance(plan, RectificationPlan)
        return plan


def runs() -> st.SearchStrategy[AnyRun]:
    """Plans in any style with a round of feedback each."""

    def made(seed: int) -> AnyRun:
        chance = AnyRound(Random(seed))
        return AnyRun(chance.plan(), chance.feedback())

    return st.integers(0, 10**9).map(made)


def anything(test: Any) -> Any:
    """``test`` with many runs."""
    quiet = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    return quiet(given(runs())(test))


def entries(plan: RectificationPlan) -> tuple[Finding, ...]:
    return plan.findings.entries if plan.findings else ()


def _plain(data: Any) -> Any:
    """``data`` without the line break that a block (``|``) at the end of a file gains from the lines below it."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_plain(value) for value in data]
    return data.rstrip("\n") if isinstance(data, str) else data


def assert_kept(old: Finding, new: Finding) -> None:
    """``new`` says all that ``old`` said, but for what the round says anew and adds."""
    added = _REWRITTEN | set(_LENGTHENED)
    assert _plain(new.model_dump(exclude=added)) == _plain(old.model_dump(exclude=added))
    assert new.history[: len(old.history)] == old.history
    assert [one.model_dump() for one in new.acceptance[: len(old.acceptance)]] == [
        one.model_dump() for one in old.acceptance
    ]
    for mine, its in zip(old.findings, new.findings, strict=False):
        assert_kept(mine, its)
    assert len(new.findings) >= len(old.findings)


@anything
def test_every_finding_keeps_its_measures_word_for_word(run: AnyRun) -> None:
    """Measures, progress, evidence, acceptance, persons, deadlines: unchanged, and under the same finding."""
    old, new = entries(run.before), entries(run.after)
    for mine, its in zip(old, new, strict=False):
        assert_kept(mine, its)
    assert len(new) >= len(old)
    assert run.after.model_dump(exclude=_OF_PLAN) == run.before.model_dump(exclude=_OF_PLAN)


@anything
def test_every_comment_is_kept(run: AnyRun) -> None:
    """Each once, and in their order."""
    assert _COMMENT.findall(run.result.text) == _COMMENT.findall(run.plan)


@anything
def test_every_reported_finding_has_one_fate(run: AnyRun) -> None:
    """New, carried, changed, returned, closed or to be decided, and the plan says so."""
    reported = Counter(one.shown for one in of_feedback(feedback_of(run.feedback).feedback))
    assert Counter(event.reported for event in run.result.events if event.reported) == reported
    told = {passage.number for one in of_plan(run.after) for passage in one.finding.history}
    assert set(reported) == {str(number) for number in told if number} | {str(one.number) for one in run.after.pending}


@anything
def test_running_it_again_changes_nothing(run: AnyRun) -> None:
    """The same bytes."""
    assert run.again.result.text == run.result.text


@anything
def test_what_the_writer_had_said_before_stands_in_the_passage(run: AnyRun) -> None:
    """Words that the round replaced are kept as 原表述, or the old ones still stand."""
    after = {one.path: one for one in of_plan(run.after)}
    for old in of_plan(run.before):
        new = after[old.path]
        before = {str(passage.before) for passage in new.finding.history}
        assert old.words == new.words or old.words in before
