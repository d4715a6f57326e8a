"""A bar of what is done, with rate and time left: on a terminal, where there is more than one plan."""

from __future__ import annotations

import time
from typing import Any, TextIO

import typer

from planforge.cli.help import say

_FROM = 2
_WIPED = "\r\033[K"
_AGAIN = 0.1
"""Seconds between two drawings."""


class Bar:
    """Of ``total`` plans on ``stream``; draws nothing where that is no terminal."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._stream = stream
        self._since = time.monotonic()
        self._drawn = 0.0
        self._done = 0
        self._bar: Any = None
        if total >= _FROM and stream.isatty():
            self._bar = typer.progressbar(
                length=total, file=stream, label=say("生成"), show_pos=True, show_eta=True, item_show_func=self._rate
            )

    def show(self) -> None:
        """Begin."""
        if self._bar:
            self._bar.render_progress()

    def advance(self) -> None:
        """One more is done."""
        self._done += 1
        if self._bar is None:
            return
        now = time.monotonic()
        if now - self._drawn >= _AGAIN or self._done == self._bar.length:
            self._bar.update(self._done - self._bar.pos, self._done)
            self._drawn = now

    def clear(self) -> None:
        """Make room for something else; the bar is drawn again with the next plan."""
        if self._bar:
            self._stream.write(_WIPED)
            self._stream.flush()
            self._drawn = 0.0

    def _rate(self, _done: int | None) -> str:
        seconds = max(time.monotonic() - self._since, 0.001)
        return say("每秒 {rate:.1f} 份").format(rate=self._done / seconds)
