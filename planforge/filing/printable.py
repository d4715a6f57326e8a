"""Names of files as they can be printed: they need not be in the encoding of the system."""

from __future__ import annotations

from pathlib import Path


def printable(name: Path | str) -> str:
    """``name``, with escapes for bytes that are no text."""
    return str(name).encode("utf-8", "backslashreplace").decode()


def is_text(name: Path | str) -> bool:
    """Whether all of ``name`` is text."""
    return printable(name) == str(name)
