"""The names of a plan's parts on the command line: 方案, 整改台账, ledger … in either script; all stands for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planforge.cli.failure import Failure

if TYPE_CHECKING:
    from planforge.plan.loading import LoadedPlan

PLAN = "plan"
_PLAN_WORDS = (PLAN, "方案", "正文")
_ALL = ("all", "全部")


def parts_named(text: str | None) -> list[str]:
    """The parts of a comma-separated list; ``all`` alone where it is among them, the plan where nothing is asked for.

    Raises:
        Failure: there is no such part (PF668).
    """
    if text is None:
        return [PLAN]
    parts = list(dict.fromkeys(_named(word.strip()) for word in text.replace("，", ",").replace("、", ",").split(",")))
    return [_ALL[0]] if _ALL[0] in parts else parts


def _named(word: str) -> str:
    from planforge.language.nearest import nearest
    from planforge.language.script import fold
    from planforge.plan.annexes import GENERATED, PART

    folded = fold(word).lower()
    if folded in _ALL:
        return _ALL[0]
    if folded in _PLAN_WORDS:
        return PLAN
    name = PART.value_of(word) or PART.value_of(word.lower())
    if name is None:
        known = [_PLAN_WORDS[1], *(words[0] for words in GENERATED.values())]
        raise Failure("PF668", part=word, known="、".join([*known, _ALL[0]]), nearest=nearest(word, known))
    return name


def parts_of(parts: list[str], loaded: LoadedPlan) -> list[str]:
    """``parts``, with what ``all`` stands for in this plan."""
    from planforge.plan.parts import filled

    return [PLAN, *filled(loaded)] if parts == [_ALL[0]] else parts


def infix(part: str) -> str:
    """What stands in a file's name for ``part``: ``整改台账.``; nothing for the plan itself."""
    from planforge.plan.annexes import GENERATED

    return "" if part == PLAN else f"{GENERATED[part][0]}."
