"""What conversion says when its tables are missing. Imports nothing, so that every command can catch it."""

from __future__ import annotations


class Unavailable(RuntimeError):
    """OpenCC is missing, another package under its name, or broken. ``code`` is the diagnostic's."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
