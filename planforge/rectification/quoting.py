"""What the feedback asks of each finding (期限, 严重程度, 建议, 类别), where the plan does not repeat it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from planforge.plan.finding_numbers import number_key
from planforge.plan.ledger import first_round
from planforge.plan.loading import LoadedFeedback
from planforge.plan.numbered import New, Old, of_feedback, of_plan, single
from planforge.plan.placeless import placeless
from planforge.plan.rectification import Finding, RectificationPlan
from planforge.rectification.likeness import SURE, Likeness, bare

_ASKED = ("category", "severity", "due", "suggestion")


@dataclass(frozen=True)
class Reported:
    """The single findings of one round, in their order; looked up by key and by words."""

    news: tuple[New, ...] = ()

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        return _places(one.key for one in self.news)

    @cached_property
    def by_words(self) -> dict[str, list[int]]:
        return _places(bare(one.words) for one in self.news)

    def named(self, key: str) -> list[New]:
        """The findings with the number ``key``."""
        return [self.news[index] for index in self.by_key.get(key, ())]

    def first(self, old: Old) -> list[New]:
        """The first finding that is ``old``: by its words, or surely by number and words together."""
        same = self.by_words.get(bare(old.words), ())
        like = (index for index in self.by_key.get(old.key, ()) if _is_surely(old, self.news[index]))
        return [self.news[index] for index in sorted({*same, *like})[:1]]


def _places(names: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        found.setdefault(name, []).append(index)
    return found


def _is_surely(old: Old, new: New) -> bool:
    return Likeness([old.words, new.words]).of(old.words, new.words) >= SURE


def reported(rounds: Sequence[LoadedFeedback | None]) -> list[Reported]:
    """What each round reports; nothing where its feedback could not be read."""
    return [Reported(tuple(single(of_feedback(one.feedback)))) if one else Reported() for one in rounds]


def sources(old: Old, rounds: Sequence[Reported]) -> list[New]:
    """The finding in the feedback of each round that is ``old``, the latest first."""
    told = [(one.round, number_key(one.number)) for one in old.finding.history if one.number]
    found = [new for number, key in reversed(told) for new in _round(rounds, number).named(key)]
    return [*found, *_round(rounds, str(first_round(old.finding))).first(old)]


def _round(rounds: Sequence[Reported], number: str) -> Reported:
    index = int(number) - 1 if number.isdecimal() else -1
    return rounds[index] if 0 <= index < len(rounds) else Reported()


def with_asked(plan: RectificationPlan, rounds: Sequence[LoadedFeedback | None]) -> RectificationPlan:
    """``plan`` with what its rounds ask of its findings; what the plan says itself goes before."""
    if plan.findings is None or not any(rounds):
        return plan
    news = reported(rounds)
    numbered = {one.path: one for one in of_plan(plan)}

    def asked(finding: Finding, path: str) -> Finding:
        said = _asked(numbered[path], news)
        below = tuple(asked(one, f"{path}.findings.{index}") for index, one in enumerate(finding.findings))
        return finding.model_copy(update={**said, "findings": below})

    entries = tuple(asked(one, f"findings.entries.{index}") for index, one in enumerate(plan.findings.entries))
    return plan.model_copy(update={"findings": plan.findings.model_copy(update={"entries": entries})})


def _asked(old: Old, rounds: Sequence[Reported]) -> dict[str, object]:
    """The fields that ``old`` lacks and its rounds have, the latest first."""
    said: dict[str, object] = {}
    for new in sources(old, rounds):
        for name in _ASKED:
            value = new.category if name == "category" else getattr(new.finding, name)
            if value and not getattr(old.finding, name) and not (name == "category" and old.category):
                said.setdefault(name, placeless(value))
    return said
