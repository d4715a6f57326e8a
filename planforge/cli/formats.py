"""The output formats of commands: those of results that are no documents, and lists of those of documents."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from planforge.filing.failure import Failure


class Format(StrEnum):
    text = "text"
    json = "json"


def formats_named(to: str, known: Sequence[str]) -> list[str]:
    """Those of the ``known`` formats that a comma-separated list names.

    Raises:
        Failure: one of them is none, or there is none (PF620).
    """
    formats = [name.strip() for name in to.split(",") if name.strip()]
    for name in formats:
        if name not in known:
            raise Failure("PF620", format=name, known="、".join(known))
    if not formats:
        raise Failure("PF620", format=to, known="、".join(known))
    return formats
