"""PF760: full-width digits, Latin letters and per-cent signs. Full-width punctuation is right."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.text.slip import Slip
from planforge.language.script import narrow
from planforge.patterns import lazy

FULL_WIDTH = frozenset(
    map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05, 0xFF0E))
)
_RUN = lazy(
    r"[０-９Ａ-Ｚａ-ｚ％][０-９Ａ-Ｚａ-ｚ％．]*(?<=[０-９Ａ-Ｚａ-ｚ％])(?:(?<=[０-９])．(?![0-9]))?|(?<=[0-9])．(?=[0-9])"
)


def full_width_characters(text: str) -> Iterator[Slip]:
    """Digits and letters in Han writing are half-width (GB/T 15835)."""
    for found in _RUN.finditer(text):
        yield Slip(*found.span(), narrow(found[0]))
