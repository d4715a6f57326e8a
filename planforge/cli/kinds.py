"""A kind of plan as people type it on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.plan.kinds import PlanKind


def find_kind(text: str) -> PlanKind:
    """The kind called ``text``, in Chinese of either script or English.

    Raises:
        Failure: there is none.
    """
    import difflib

    from planforge.language.script import fold
    from planforge.plan.kinds import EVERY, kind_named

    kind = kind_named(fold(text)) or kind_named(text)
    if kind is None:
        names = [name for kind in EVERY for name in (*kind.zh, kind.name)]
        close = difflib.get_close_matches(fold(text), names, n=1, cutoff=0.4)
        known = "、".join(f"{kind.zh[0]}（{kind.name}）" for kind in EVERY)
        raise Failure("PF640", kind=text, known=known, nearest=close[0] if close else None)
    return kind
