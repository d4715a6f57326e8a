"""YAML events from libyaml, or from PyYAML's own parser where libyaml is missing. Builds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError:  # PyYAML built without libyaml
    CParser = None  # type: ignore[assignment, misc]


class PureParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python: some eight times slower, the same events."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


def pull(text: str) -> Callable[[], Any]:
    """A function that gives the next event of ``text`` each time; raises ``yaml.MarkedYAMLError``."""
    parser: Any = PureParser(text) if CParser is None else CParser(text)
    get: Callable[[], Any] = parser.get_event
    return get
