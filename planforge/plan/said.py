"""A line that begins with a date: 2025年7月20日，已安装3套. Tells the two parts, reads no date."""

from __future__ import annotations

import re

from planforge.patterns import lazy

_SAID_ON = lazy(
    r"^(?P<date>[0-9]{4}(?:[-./][0-9]{1,2}[-./][0-9]{1,2}|年[0-9]{1,2}月(?:[0-9]{1,2}日)?))"
    r"(?:\s*[：:，,、；]\s*|\s+)(?P<text>\S.*)$",
    re.DOTALL,
)


def said_on(text: str, date: str, words: str) -> dict[str, str]:
    """The fields ``date`` and ``words`` of a dated line; without a date, ``words`` alone."""
    match = _SAID_ON.match(text)
    return {date: match["date"], words: match["text"]} if match else {words: text}
