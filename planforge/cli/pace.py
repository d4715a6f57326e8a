"""How fast plans come, and when the last of them will: by those of the last while, not by the start of the program."""

from __future__ import annotations

from collections import deque

_WHILE = 20.0
"""Seconds that count."""


class Pace:
    """Of ``total`` plans."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._seen: deque[tuple[float, int]] = deque()

    def see(self, now: float, done: int) -> None:
        """So many are ``done`` at ``now`` (s)."""
        self._seen.append((now, done))
        while now - self._seen[0][0] > _WHILE and len(self._seen) > 2:
            self._seen.popleft()

    @property
    def rate(self) -> float | None:
        """Plans a second; None before there have been some."""
        if not self._seen:
            return None
        (since, before), (now, done) = self._seen[0], self._seen[-1]
        return (done - before) / (now - since) if done > before and now > since else None

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take."""
        rate = self.rate
        return None if rate is None else (self._total - self._seen[-1][1]) / rate


def clock_time(seconds: float) -> str:
    """``0:07``, ``12:30``, ``1:02:03``."""
    minutes, second = divmod(round(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
