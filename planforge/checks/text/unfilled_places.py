"""PF751: places that were to be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.text.slip import Slip
from planforge.checks.unfilled import unfilled_spans


def unfilled_places(text: str) -> Iterator[Slip]:
    """The places that were left for later; a person has to fill them."""
    return (Slip(start, end) for start, end in unfilled_spans(text))
