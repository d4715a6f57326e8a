"""What the feedback asks of each finding (期限, 严重程度, 建议, 类别), where the plan does not repeat it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planforge.plan.finding_numbers import number_key
from planforge.plan.ledger import first_round
from planforge.plan.loading import LoadedFeedback
from planforge.plan.numbered import Numbered, of_feedback, of_plan
from planforge.plan.rectification import Finding, RectificationPlan
from planforge.rectification.likeness import SURE, Likeness, bare
from planforge.rectification.placeless import placeless
from planforge.rectification.work import New

_ASKED = ("category", "severity", "due", "suggestion")
Round = Sequence[New]


def with_asked(plan: RectificationPlan, rounds: Sequence[LoadedFeedback | None]) -> RectificationPlan:
    """``plan`` with what its rounds ask of its findings; what the plan says itself goes before."""
    if plan.findings is None or not any(rounds):
        return plan
    reported = [of_feedback(one.feedback) if one else [] for one in rounds]
    numbered = {one.path: one for one in of_plan(plan)}

    def asked(finding: Finding, path: str) -> Finding:
        said = _asked(numbered[path], reported)
        below = tuple(asked(one, f"{path}.findings.{index}") for index, one in enumerate(finding.findings))
        return finding.model_copy(update={**said, "findings": below})

    entries = tuple(asked(one, f"findings.entries.{index}") for index, one in enumerate(plan.findings.entries))
    return plan.model_copy(update={"findings": plan.findings.model_copy(update={"entries": entries})})


def _asked(old: Numbered[Finding], rounds: Sequence[Round]) -> dict[str, object]:
    """The fields that ``old`` lacks and its rounds have, the latest first."""
    said: dict[str, object] = {}
    for new in sources(old, rounds):
        for name in _ASKED:
            value = new.category if name == "category" else getattr(new.finding, name)
            if value and not getattr(old.finding, name) and not (name == "category" and old.category):
                said.setdefault(name, placeless(value))
    return said


def sources(old: Numbered[Finding], rounds: Sequence[Round]) -> list[New]:
    """The finding in the feedback of each round that is ``old``, the latest first."""
    told = [(one.round, number_key(one.number)) for one in old.finding.history if one.number]
    found = [
        new for number, key in reversed(told) for new in _round(rounds, number) if new.key == key and not new.is_group
    ]
    first = _round(rounds, str(first_round(old.finding)))
    return [*found, *_first(first, lambda new: bare(new.words) == bare(old.words) or _is_surely(old, new))]


def _round(rounds: Sequence[Round], number: str) -> Round:
    index = int(number) - 1 if number.isdecimal() else -1
    return rounds[index] if 0 <= index < len(rounds) else ()


def _first(news: Round, fits: Callable[[New], bool]) -> list[New]:
    return [new for new in news if not new.is_group and fits(new)][:1]


def _is_surely(old: Numbered[Finding], new: New) -> bool:
    return old.key == new.key and Likeness([old.words, new.words]).of(old.words, new.words) >= SURE
