"""How the documents of a plan's parts are called."""

from __future__ import annotations

from collections.abc import Sequence

from planforge.batch.order import EVERY, PLAN
from planforge.plan.annexes import GENERATED
from planforge.plan.loading import LoadedPlan
from planforge.plan.parts import filled


def parts_of(parts: Sequence[str], loaded: LoadedPlan) -> list[str]:
    """``parts``, with what ``EVERY`` stands for in this plan."""
    return [PLAN, *filled(loaded)] if tuple(parts) == (EVERY,) else list(parts)


def infix(part: str) -> str:
    """What stands in a file's name for ``part``: ``整改台账.``; nothing for the plan itself."""
    return "" if part == PLAN else f"{GENERATED[part][0]}."
