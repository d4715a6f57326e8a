"""Anchors and aliases, bounded: what an alias stands for, how much it weighs, how deep it goes."""

from __future__ import annotations

from dataclasses import dataclass

from planforge.diagnostics import Diagnostics, Place
from planforge.source.located import Node


@dataclass(slots=True)
class Anchor:
    """``node`` is None while the anchored collection is still open; ``size`` counts its nodes, expanded."""

    place: Place
    node: Node | None = None
    size: int = 0
    height: int = 0
    used: bool = False


class Anchors:
    """The anchors of one YAML document."""

    def __init__(self, diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._named: dict[str, Anchor] = {}

    def open(self, name: str, place: Place) -> None:
        self._forget(name)
        self._named[name] = Anchor(place)

    def close(self, name: str, node: Node, size: int, height: int) -> None:
        anchor = self._named[name]
        anchor.node, anchor.size, anchor.height = node, size, height

    def find(self, name: str, place: Place) -> Anchor | None:
        """What ``*name`` at ``place`` stands for; unknown names and loops are reported."""
        anchor = self._named.get(name)
        if anchor is None:
            self._diagnostics.error("PF118", place, name=name)
            return None
        anchor.used = True
        if anchor.node is None:
            self._diagnostics.error("PF113", place, name=name)
            return None
        return anchor

    def finish(self) -> None:
        """Report anchors that no alias uses: mostly an ``&`` that was meant as text."""
        for name in list(self._named):
            self._forget(name)

    def _forget(self, name: str) -> None:
        anchor = self._named.pop(name, None)
        if anchor is not None and not anchor.used:
            self._diagnostics.warning("PF123", anchor.place, name=name)
