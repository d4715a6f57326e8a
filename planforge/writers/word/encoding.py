"""XML text into UTF-8, refusing what XML 1.0 cannot hold.

Looks for the rare culprit only when there is one; the check itself is a pass in C over the bytes.
"""

from __future__ import annotations

from planforge.patterns import lazy

ILLEGAL = lazy("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))


def encoded(text: str) -> bytes | None:
    """``text`` in UTF-8; None where it holds a character that XML cannot."""
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        return None
    if "\ufffe" in text or "\uffff" in text or len(raw.translate(None, _CONTROLS)) != len(raw):
        return None
    return raw


def culprit(text: str) -> str:
    """The first character of ``text`` that XML cannot hold, as ``U+000B``; empty where there is none."""
    found = ILLEGAL.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""
