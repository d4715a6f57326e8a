"""YAML text to located values."""
from __future__ import annotations
from planforge.diagnostics import Diagnostics
from planforge.source import places
from planforge.source.builder import Builder
from planforge.source.located import Node
def load(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    return Builder(text, diagnostics, places.as_written(file)).build()
