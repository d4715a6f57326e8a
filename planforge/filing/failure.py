"""What cannot be done: a code and its facts, to be worded like every other finding."""

from __future__ import annotations

from pathlib import Path

from planforge.diagnostics import Diagnostic, Severity

CLEAN, FINDINGS, REFUSED = 0, 1, 2
"""Exit codes: nothing found, something found, could not run."""
DEBUG = "PLANFORGE_DEBUG"
"""Set in the environment, faults of planforge itself bring a traceback."""


class Failure(Exception):
    """What was asked for cannot be done; nothing has been written."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items() if value is not None}

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as a finding without a place."""
        return Diagnostic(self.code, Severity.ERROR, facts=self.facts)


def own_fault(error: Exception) -> Failure:
    """A fault of planforge itself, said like every other one: nobody has to read a traceback."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return Failure("PF698", error=type(error).__name__, where=where)
