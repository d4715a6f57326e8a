"""Compiles templates so that every stretch of statements pays for itself when it is entered, and writes by `Output`.

Loops, macros, blocks, inclusions and branches all run through such stretches.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

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

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Text, and ``{{ … }}`` between it; nothing outside of blocks where another template is extended."""
        if frame.require_output_check:
            if self.has_known_extends:
                return
            self.writeline("if parent_template is None:")
            self.indent()
        for child in node.nodes:
            self._output(child, frame)
        if frame.require_output_check:
            self.outdent()

    def _output(self, child: nodes.Expr, frame: Frame) -> None:
        said = _said(child, frame)
        self.writeline("yield (" if frame.buffer is None else f"{frame.buffer}.append(", child)
        if said is not None:
            self.write(repr(said))
        else:
            self.write("environment.written(")
            self.visit(child, frame)
            self.write(")")
        self.write(")")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """``~`` joins what can be printed."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


def _said(child: nodes.Expr, frame: Frame) -> str | None:
    """What the template itself says, which is Markdown as it stands; None where that is known only when it runs."""
    try:
        return str(escape(child.as_const(frame.eval_ctx)))
    except Exception:  # whatever is wrong with it, it is when it runs
        return None
