"""What the parser accepts although it should not have. Says so; finds nothing itself."""

from __future__ import annotations


class MisreadError(Exception):
    """The parser took structure for text: a list mark, a key. ``line`` and ``column`` count from 0."""

    def __init__(self, code: str, line: int, column: int, **facts: str) -> None:
        super().__init__(code)
        self.code, self.line, self.column, self.facts = code, line, column, facts
