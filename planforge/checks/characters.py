"""Classes of characters, as they stand between the brackets of a pattern. Judges nothing."""

from __future__ import annotations

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇"
NUMERALS = "一二三四五六七八九十"
SKIPPED = "\ufdd0"
"""Stands for a character that is no writing: of an address, of code, of a mark of Markdown."""
EMPHASIS = "\ufdd1"
"""Stands for a mark of emphasis, which leaves its neighbours beside each other."""
HEADING = "\ufdd2"
"""Stands for the # of a heading in Markdown."""
CLOSING = f"”’）》〉】〕」』{EMPHASIS}"
OPENING = f"“‘（《〈【〔「『{EMPHASIS}"
AT_BEGINNING = r"(?<![^\n。；：！？;:!?])"
"""The beginning of a paragraph, of a sentence or of a clause."""
