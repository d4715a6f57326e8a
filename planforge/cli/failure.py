"""A command that cannot run: a code and its facts, to be worded like every other finding."""

from __future__ import annotations

CLEAN, FINDINGS, REFUSED = 0, 1, 2
"""Exit codes: nothing found, something found, could not run."""


class Failure(Exception):
    """The command cannot do what it was asked; nothing has been written."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items() if value is not None}
