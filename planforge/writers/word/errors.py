"""Why a Word file or a layout profile cannot be made: a code and facts, worded in ``codes/word.yaml``.

Holds no wording of its own.
"""

from __future__ import annotations

from planforge.diagnostics import Diagnostic, Place, Severity


class WordError(ValueError):
    """A document that cannot be written as Word; ``path`` is the YAML path of the block concerned."""

    def __init__(self, code: str, *, path: str = "", place: Place | None = None, **facts: object) -> None:
        self.code = code
        self.path = path
        self.place = place
        self.facts = {name: str(value) for name, value in facts.items()}
        super().__init__(f"{code} {self.facts}" + (f" at {path}" if path else ""))

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as data for the reports."""
        return Diagnostic(self.code, Severity.ERROR, self.place, self.facts, self.path)


class ProfileError(WordError):
    """A layout profile that cannot be read or used; ``path`` is the key concerned, such as ``page.top``."""
