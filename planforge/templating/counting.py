"""Compiles templates so that every stretch of statements pays for itself when it is entered.

Loops, macros, blocks, inclusions and branches all run through such stretches; what depends on the size of a value
(comparisons, slices, joined texts) pays for that size as well. Nothing is worked out when a template is compiled.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, operators

from planforge.templating.limits import CALL, IMPORT, MADE


def weight(statements: Iterable[nodes.Node]) -> int:
    """The steps of ``statements`` when each is done once; bodies that pay for themselves are left out."""
    steps = 1
    waiting = list(statements)
    while waiting:
        node = waiting.pop()
        steps += 1
        if isinstance(node, nodes.TemplateData):
            steps += len(node.data) >> MADE
        if isinstance(node, (nodes.Import, nodes.FromImport, nodes.Include)):
            steps += IMPORT
        if isinstance(node, nodes.For):
            waiting.append(node.iter)
        elif isinstance(node, nodes.CallBlock):
            waiting.append(node.call)
        elif not isinstance(node, (nodes.Macro, nodes.Block)):
            waiting.extend(node.iter_child_nodes())
    return steps


class Counting(CodeGenerator):
    """Jinja2's code generator, with the counting between its lines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._paid: set[int] = set()
        """Bodies that are paid for with the statements around them."""
        self._defaults: dict[int, int] = {}
        """The steps of a macro's defaults, by its body."""

    def blockvisit(self, nodes: Any, frame: Frame) -> None:
        """Statements that are done one after the other."""
        if id(nodes) not in self._paid:
            steps = weight(nodes) + self._defaults.get(id(nodes), 0)
            self.writeline(f"environment.budget.spend({steps})")
        super().blockvisit(nodes, frame)

    def macro_body(self, node: nodes.Macro | nodes.CallBlock, frame: Frame) -> Any:
        """A macro, whose defaults may be worked out with every call."""
        self._defaults[id(node.body)] = CALL + weight(node.defaults)
        return super().macro_body(node, frame)

    def visit_If(self, node: nodes.If, frame: Frame) -> None:  # noqa: N802
        """A choice between branches."""
        self._paid.update(map(id, (node.body, node.else_, *(branch.body for branch in node.elif_))))
        super().visit_If(node, frame)

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """A loop that passes over items pays for these too."""
        if node.test is not None:
            steps = weight([node.test])
            node.test = nodes.And(nodes.EnvironmentAttribute(f"budget.spend({steps})"), node.test)
        super().visit_For(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """``~`` joins what can be printed."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

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
