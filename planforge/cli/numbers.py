"""Numbers on the command line."""

from __future__ import annotations

from collections.abc import Callable

from planforge.filing.failure import Failure


def at_least(least: int, option: str) -> Callable[[str | int], int]:
    """Reads the whole number that ``option`` is given; raises PF633 where it is none, or less than ``least``."""

    def read(value: str | int) -> int:
        text = str(value).strip()
        if not text.isdecimal() or int(text) < least:
            raise Failure("PF633", name=option, value=text, least=least)
        return int(text)

    return read
