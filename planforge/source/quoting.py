"""Text for messages: values in the quotes that YAML wants, long ones shortened. Reads no YAML."""

from __future__ import annotations

MOST_CHARACTERS = 60
_HEAD, _TAIL = 42, 17


def quoted(value: str) -> str:
    """``value`` as a quoted YAML scalar of one line that reads back as ``value``."""
    if '"' in value or "\\" in value:
        return "'" + value.replace("'", "''") + "'"
    return f'"{value}"'


def shortened(text: str) -> str:
    """``text`` without outer blanks, its middle replaced by … where it is too long for a message."""
    text = text.strip()
    return text if len(text) <= MOST_CHARACTERS else f"{text[:_HEAD]}…{text[-_TAIL:]}"
