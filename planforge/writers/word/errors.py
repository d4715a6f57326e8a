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
        super().__init__(code)

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" + (f" at {self.path}" if self.path else "")

    def at(self, path: str) -> WordError:
        """The same, at ``path`` if it does not tell where."""
        self.path = self.path or path
        return self

    @property
    def diagnostic(self) -> Diagnostic:
        """The same as data for the reports."""
        return Diagnostic(self.code, Severity.ERROR, self.place, self.facts, self.path)


class ProfileError(WordError):
    """A layout profile that cannot be read or used; ``path`` is the key concerned, such as ``page.top``."""
