"""The one way in which a parser of the plan refuses a text."""

from __future__ import annotations

from collections.abc import Mapping


class Unreadable(ValueError):
    """A text that is not what its field asks for; ``code`` and ``facts`` become the diagnostic."""

    def __init__(self, code: str, facts: Mapping[str, object]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}
