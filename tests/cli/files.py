"""Files that command lines work on."""

from __future__ import annotations

from pathlib import Path


def put(file: Path, text: str) -> None:
    """Write ``text`` to ``file``, in a folder that may be new."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
