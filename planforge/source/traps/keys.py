"""Lines that should be ``key: value`` and are not: full-width colons, missing blanks, missing colons.

Each rule gets the line and the columns of its content, mends it and says so, or gives False.
"""

from __future__ import annotations

import re

from planforge.patterns import lazy
from planforge.source.spans import closing_quote
from planforge.source.traps.draft import Edit, Mender, quotes
from planforge.source.traps.references import CODES, is_well_formed_before_key
from planforge.source.traps.shape import Shape

_FULL_WIDTH = lazy("(?P<key>[^：:，。；]{1,20}?)[ \u3000]*(?P<colon>：)[ \t\u3000\xa0]*")
_UNSPACED = lazy("(?P<key>[^\\s：:，。；\\d][^\\s：:，。；]{0,19})(?P<colon>:)[\u3000\xa0]*(?=\\S)")
_BEHIND_QUOTE = lazy("[ \u3000]*(?P<colon>[：:])[ \t\u3000\xa0]*")
_COMMENT_IN_KEY = lazy(r"(?P<key>[^：:]{1,20}?[ \t]#[^：:]{0,20}):(?=[ \t]|$)")
_NO_COLON = lazy("(?P<key>[^\\s：:，。；、]{1,12})(?:[ \t\u3000\xa0]+(?=[^\\s])|$)")
_SENTENCE = lazy("[，。；、]|.{31}")


def looks_like_key(text: str) -> bool:
    """Whether ``text`` is short and free of punctuation, as keys are."""
    return len(text) <= 12 and not _SENTENCE.search(text)


def ends_as_key(text: str) -> bool:
    """Whether ``text`` ends with a full-width colon, so that its value may stand below."""
    return text.rstrip().endswith("：")


def mend_key_mark(mender: Mender, line: int, shape: Shape) -> bool:
    """Mend a key that is missing, or begins with a mark which YAML keeps for itself (``*重点*: x``)."""
    text = mender.lines[line]
    if shape.key_end == shape.start:
        mender.report("PF116", line, shape.start, shape.start + 1)
        mender.draft.replace(line, Edit(shape.start, shape.start, "# "))
        return True
    mark = text[shape.start]
    if mark not in CODES or is_well_formed_before_key(text, shape.start):
        return False
    mender.quote(CODES[mark], line, shape.start, shape.key_end or shape.end, mark=mark)
    return True


def mend_key(mender: Mender, line: int, shape: Shape) -> bool:
    """Mend a line that can only be a key; False where it is a sentence rather than a key."""
    return (
        _quoted_key(mender, line, shape)
        or _commented_key(mender, line, shape)
        or _colon(mender, line, shape, _FULL_WIDTH, "PF121")
        or _colon(mender, line, shape, _UNSPACED, "PF122")
        or _missing_colon(mender, line, shape)
    )


def has_hidden_colon(text: str, shape: Shape) -> bool:
    """Whether a full-width colon or one without blank stands where a key would end."""
    return any(rule.match(text, shape.start, shape.end) for rule in (_FULL_WIDTH, _UNSPACED))


def _colon(mender: Mender, line: int, shape: Shape, rule: re.Pattern[str], code: str) -> bool:
    text = mender.lines[line]
    found = rule.match(text, shape.start)
    if found is None:
        return False
    start, end = found.end("key"), found.end()
    mended = ":" if end >= len(text.rstrip()) else ": "
    mender.mend(code, line, start, max(end, start + 1), Edit(start, end, mended), key=found["key"])
    return True


def _quoted_key(mender: Mender, line: int, shape: Shape) -> bool:
    """``"目标"：x`` and ``"目标":x``."""
    text = mender.lines[line]
    quote = text[shape.start : shape.start + 1]
    closed = closing_quote(text, shape.start + 1, quote) if quote in ('"', "'") else None
    found = _BEHIND_QUOTE.match(text, closed + 1) if closed is not None else None
    if closed is None or found is None:
        return False
    code = "PF121" if found["colon"] == "：" else "PF122"
    key = text[shape.start + 1 : closed]
    mender.mend(code, line, closed + 1, found.end(), Edit(closed + 1, found.end(), ": "), key=key)
    return True


def _commented_key(mender: Mender, line: int, shape: Shape) -> bool:
    """``任务 #1: 内容``: the comment eats the colon."""
    text = mender.lines[line]
    found = _COMMENT_IN_KEY.match(text, shape.start)
    if found is None:
        return False
    mender.mend("PF146", line, *found.span("key"), *quotes(text, *found.span("key")), key=found["key"])
    return True


def _missing_colon(mender: Mender, line: int, shape: Shape) -> bool:
    text = mender.lines[line]
    found = _NO_COLON.match(text, shape.start, shape.end)
    if found is None or found.end("key") == shape.start:
        return False
    start, end = found.end("key"), found.end()
    mended = ":" if end >= shape.end else ": "
    mender.mend("PF143", line, shape.start, shape.end, Edit(start, end, mended), key=found["key"])
    return True
