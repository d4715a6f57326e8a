"""A bar of what is done, with rate and time left: on a terminal, where there is more than one plan."""

from __future__ import annotations

import time
from contextlib import ExitStack
from typing import Any, TextIO

import typer

from planforge.cli.help import say
from planforge.cli.pace import Pace, clock_time

_FROM = 2
_WIPED = "\r\033[K"
_AGAIN = 0.1
"""Seconds between two drawings."""


class Bar:
    """Of ``total`` plans on ``stream``; draws nothing where that is no terminal."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._pace = Pace(total)
        self._drawn = 0.0
        self._done = self._told = 0
        self._bar: Any = None
        self._shown = ExitStack()

    def show(self) -> None:
        """Begin."""
        if self._total >= _FROM and self._stream.isatty():
            self._bar = self._shown.enter_context(
                typer.progressbar(length=self._total, file=self._stream, show_pos=True, show_eta=False)
            )

    def advance(self) -> None:
        """One more is done."""
        self._done += 1
        now = time.monotonic()
        if self._bar and (now - self._drawn >= _AGAIN or self._done == self._total):
            self._pace.see(now, self._done)
            self._bar.label = self._label()
            self._bar.update(self._done - self._told)
            self._told, self._drawn = self._done, now

    def _label(self) -> str:
        rate, left = self._pace.rate, self._pace.left
        if rate is None or left is None:
            return ""
        return say("每秒 {rate:.1f} 份，还要 {time}").format(rate=rate, time=clock_time(left))

    def clear(self) -> None:
        """Make room for something else; the bar is drawn again with the next plan."""
        if self._bar:
            self._stream.write(_WIPED)
            self._stream.flush()
            self._drawn = 0.0

    def end(self) -> None:
        """Take the bar away."""
        self.clear()
        self._shown.close()
