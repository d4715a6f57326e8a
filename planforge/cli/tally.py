"""What became of many files: counted for a summary, and the first of those that failed. Prints nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from planforge.cli.help import say

_LISTED = 50
"""Files that are listed by name."""
_CODES = 4
"""Of one file."""
_Became = TypeVar("_Became")


class Tally(Generic[_Became]):
    """How many files became what; keeps the names of some that failed."""

    def __init__(self) -> None:
        self.counts: Counter[_Became] = Counter()
        self._failures = 0
        self._listed: list[str] = []

    @property
    def total(self) -> int:
        """Files."""
        return self.counts.total()

    def add(self, became: _Became) -> None:
        """Count a file."""
        self.counts[became] += 1

    def fail(self, name: str, codes: Sequence[str]) -> None:
        """Hear that a file has failed, and of which findings."""
        self._failures += 1
        if len(self._listed) < _LISTED:
            self._listed.append(f"  {name}  {'、'.join(codes[:_CODES])}")

    def counted(self, words: Mapping[_Became, str]) -> str:
        """How many became what, in the order of ``words``."""
        told = (say(text).format(count=self.counts[became]) for became, text in words.items() if self.counts[became])
        return say("，").join(told)

    def failures(self) -> list[str]:
        """A line for each file that has failed, and one for those that are too many."""
        left = self._failures - len(self._listed)
        return [*self._listed, *([say("  ……另有 {count} 份").format(count=left)] if left else [])]
