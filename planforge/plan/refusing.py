"""Why a text about time is refused, as exactly as can be said, with the nearest readable form.

Nothing is parsed here: these are the usual slips, looked for after every parser has given up.
"""

from __future__ import annotations

from collections.abc import Iterable

from planforge.language.script import detect, fold
from planforge.patterns import lazy
from planforge.plan.unreadable import Unreadable

CLOSE = 0.6
_LONGEST = 40
"""Longer texts are sentences; no form is near them."""

_OPEN = lazy(r"[xX×*_]+[年月日]|[0-9]{2}[xX×*_]{2}|[xX×]{4}")
_SHORT_YEAR = lazy(r"^(?P<year>[0-9]{2})(?=年|([-./])[0-9]{1,2}\2[0-9]{1,2}$)")
_NO_YEAR = lazy(r"^[0-9]{1,2}月[0-9]{1,2}[日号]?$|^[0-9]{1,2}[-/.][0-9]{1,2}$")
_NUMERAL = lazy(r"[0-9]+|[〇零一二三四五六七八九十]+(?=[年月日])")
_SLOT = "#"


def refuse(text: str, code: str, forms: Iterable[tuple[str, str]] = ()) -> Unreadable:
    """The refusal of ``text``: a usual slip by its own code, else ``code`` with the nearest of ``forms``.

    ``forms`` are readable forms in both scripts (Simplified, Traditional), ``#`` for each number.
    """
    folded = fold(text)
    if found := _OPEN.search(folded):
        return Unreadable("PF307", {"text": text, "part": found[0]})
    if found := _SHORT_YEAR.search(folded):
        return Unreadable("PF302", {"text": text, "year": found["year"], "near": "20" + folded})
    if code == "PF301" and _NO_YEAR.search(folded):
        return Unreadable("PF303", {"text": text})
    near = _nearest(text, folded, forms)
    return Unreadable(code, {"text": text, "near": near} if near else {"text": text})


def _nearest(text: str, folded: str, forms: Iterable[tuple[str, str]]) -> str | None:
    """The form nearest to ``folded``, with its numbers and in the script of ``text``."""
    if len(folded) > _LONGEST:
        return None
    import difflib

    numbers = _NUMERAL.findall(folded)
    known = {both[0]: both for both in forms if both[0].count(_SLOT) == len(numbers)}
    close = difflib.get_close_matches(_NUMERAL.sub(_SLOT, folded), known, n=1, cutoff=CLOSE)
    if not close:
        return None
    near = known[close[0]][detect(text) == "hant"]
    for number in numbers:
        near = near.replace(_SLOT, number, 1)
    return near
