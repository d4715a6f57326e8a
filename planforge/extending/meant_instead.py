"""What to say of an id or a name that no item of a list has: the one most likely meant, else what there is."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.patterns import lazy

_LIKE = 0.75
"""How alike two names are, at least, of which one may stand for the other by mistake."""
_LONG = 3
"""Characters of a name in which one may be mistaken: T2 and M2 are two."""
_LISTED, _FEW = 6, 4
"""Names that are listed, at most; of more, so many."""
_NUMBER = lazy(r"[0-9]+|[〇零一二三四五六七八九十百]+")


def meant_instead(text: str, written: Sequence[str], shown: Sequence[str] = ()) -> dict[str, str]:
    """``nearest``, the one of ``written`` that ``text`` nearly is; else what there is: all that is ``shown`` as
    ``known``, or ``some`` of so many (``count``). Nothing where there is nothing."""
    near = nearest(text, [one for one in written if _numbers(one) == _numbers(text)])
    if near and _is_near(fold(text), fold(near)):
        return {"nearest": near}
    names = list(dict.fromkeys(shown or written))
    if len(names) > _LISTED:
        return {"some": "、".join(names[:_FEW]), "count": str(len(names))}
    return {"known": "、".join(names)} if names else {}


def is_slip(name: str, near: str) -> bool:
    """Whether the two differ by so little that one was meant for the other; 目标1 and 目标2 are two."""
    one, other = fold(name), fold(near)
    if one == other:
        return False
    shorter, longer = sorted((one, other), key=len)
    head = next((at for at, char in enumerate(shorter) if char != longer[at]), len(shorter))
    rest = len(shorter) - head
    tail = next((at for at in range(rest) if shorter[-1 - at] != longer[-1 - at]), rest)
    odd = longer[head : len(longer) - tail] + shorter[head : len(shorter) - tail]
    return len(shorter) >= 4 and len(longer) - head - tail <= 1 and not any(char.isnumeric() for char in odd)


def _is_near(one: str, other: str) -> bool:
    is_one_off = len(one) == len(other) >= _LONG and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return is_one_off or SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _LIKE


def _numbers(text: str) -> list[str]:
    """The numbers in ``text``: with another one it is something else."""
    return [found.lstrip("0") for found in _NUMBER.findall(fold(text))]
