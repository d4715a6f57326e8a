"""PF765: two marks where one belongs (。。, ，。). An ellipsis is no doubled mark."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.text.slip import Slip
from planforge.patterns import lazy

POINTS = frozenset("。，、；：,;:.")
_RUN = lazy("[。，、；：,;:.][。，、；：,;:.]+")
_FULL = lazy("[。，、；：]")
_WIDE = str.maketrans(",;:.", "，；：。")
_ELLIPSIS = lazy(r"。{3,}|、{3,}|\.{3,}")


def doubled_marks(text: str) -> Iterator[Slip]:
    """Marks that stand twice, or beside another that excludes them."""
    for found in _RUN.finditer(text):
        marks = found[0].translate(_WIDE)
        if _FULL.search(found[0]) and not _ELLIPSIS.search(found[0]):
            yield Slip(*found.span(), marks[0] if len(set(marks)) == 1 else None)
