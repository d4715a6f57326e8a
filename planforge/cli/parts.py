"""The names of a plan's parts on the command line: 方案, 整改台账, ledger … in either script; all stands for all."""

from __future__ import annotations

from planforge.batch.order import EVERY, PLAN
from planforge.filing.failure import Failure

_PLAN_WORDS = (PLAN, "方案", "正文")
_ALL = (EVERY, "全部")


def parts_named(text: str | None) -> list[str]:
    """The parts of a comma-separated list; ``all`` alone where it is among them, the plan where nothing is asked for.

    Raises:
        Failure: there is no such part (PF668).
    """
    if text is None:
        return [PLAN]
    parts = list(dict.fromkeys(_named(word.strip()) for word in text.replace("，", ",").replace("、", ",").split(",")))
    return [EVERY] if EVERY in parts else parts


def _named(word: str) -> str:
    from planforge.language.nearest import nearest
    from planforge.language.script import fold
    from planforge.plan.annexes import GENERATED, PART

    folded = fold(word).lower()
    if folded in _ALL:
        return EVERY
    if folded in _PLAN_WORDS:
        return PLAN
    name = PART.value_of(word) or PART.value_of(word.lower())
    if name is None:
        known = [_PLAN_WORDS[1], *(words[0] for words in GENERATED.values())]
        raise Failure("PF668", part=word, known="、".join([*known, EVERY]), nearest=nearest(word, known))
    return name
