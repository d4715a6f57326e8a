"""What the writer has decided of doubtful findings (待认定: 同 3, 新问题)."""

from __future__ import annotations

import re

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.finding_numbers import divided, number_key
from planforge.plan.rectification import Pending, RectificationPlan

_NEW = lazy(r"新|new", re.IGNORECASE)
_SAME = lazy(r"^(?:就是|是|同|same)?\s*(?:问题|finding)?\s*[:：]?", re.IGNORECASE)
_LISTED = lazy(r"问题\s*([^（(]+)[（(]")


def decisions(plan: RectificationPlan, number: int) -> dict[str, tuple[str, ...]]:
    """The decisions of round ``number``: key in the feedback -> keys in the plan, none for a new finding."""
    return {
        number_key(one.number): _decided(one.decision)
        for one in plan.pending
        if one.decision and one.round == str(number)
    }


def listed(pending: Pending) -> list[str]:
    """The keys of the findings that a doubt was listed with (相近: 问题3（相似62%）：…)."""
    return [number_key(match[1]) for text in pending.near if (match := _LISTED.match(fold(text)))]


def _decided(text: str) -> tuple[str, ...]:
    folded = fold(text).strip()
    return () if _NEW.match(folded) else tuple(map(number_key, divided(_SAME.sub("", folded))))
