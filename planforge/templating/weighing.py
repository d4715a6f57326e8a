"""Compiles templates that may come from anyone: what depends on the size of a value pays for that size as well.

That is comparisons, slices and keys. Nothing is worked out when a template is compiled.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import Frame, operators

from planforge.templating.counting import Counting


class Weighing(Counting):
    """The counting code generator, with the sizes of values looked at."""

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """A comparison with something written in the template is over at once."""
        sides: list[Any] = [node.expr, *(operand.expr for operand in node.ops)]
        is_short = any(isinstance(side, nodes.Const) for side in sides) and all(
            operand.op in ("eq", "ne") for operand in node.ops
        )
        if is_short or (len(sides) == 2 and isinstance(sides[1], (nodes.Tuple, nodes.List))):
            super().visit_Compare(node, frame)
            return
        self.write("(")
        self._read(node.expr, frame)
        for operand in node.ops:
            self.write(f" {operators[operand.op]} ")
            self._read(operand.expr, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """A slice is a copy."""
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.budget.made(")
        super().visit_Getitem(node, frame)
        self.write(")")

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """A key is looked through for its hash."""
        self.write("{")
        for pair in node.items:
            self._read(pair.key, frame)
            self.write(": ")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write("}")

    def _read(self, node: nodes.Node, frame: Frame) -> None:
        if isinstance(node, nodes.Const):
            self.visit(node, frame)
            return
        self.write("environment.budget.read(")
        self.visit(node, frame)
        self.write(")")
