"""Compiles templates so that every stretch of statements pays for itself when it is entered, and writes by `Output`.

Loops, macros, blocks, inclusions and branches all run through such stretches.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

from planforge.templating.limits import CALL, IMPORT


def weight(statements: Iterable[nodes.Node]) -> int:
    """The steps of ``statements`` when each is done once; bodies that pay for themselves are left out."""
    steps = 1
    waiting = list(statements)
    while waiting:
        node = waiting.pop()
        steps += 1
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
        for stretch in _by_line(node.nodes, frame):
            self._output(stretch, frame)
        if frame.require_output_check:
            self.outdent()

    def _output(self, stretch: _Stretch, frame: Frame) -> None:
        self.writeline("yield (" if frame.buffer is None else f"{frame.buffer}.append(", stretch.value)
        if stretch.value is None:
            self.write(f"{''.join(map(str, stretch.parts))!r})")
            return
        self.write("environment.written((")
        for part in stretch.parts:
            if isinstance(part, str):
                self.write(f"{part!r}, ")
            else:
                self.write("environment.formal(")
                self.visit(part, frame)
                self.write("), ")
        self.write(")))")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """``~`` joins what can be printed."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


@dataclass
class _Stretch:
    """What is written in one go: what the template itself says, and values, all of which stand on one line."""

    parts: list[str | nodes.Expr] = field(default_factory=list)
    value: nodes.Expr | None = None
    """The first of the values; an error in any is on its line."""


def _by_line(children: Iterable[nodes.Expr], frame: Frame) -> list[_Stretch]:
    """``children`` put together as far as their values stand on one line."""
    stretches = [_Stretch()]
    for child in children:
        said = _said(child, frame)
        if said is not None:
            stretches[-1].parts.append(said)
            continue
        if stretches[-1].value is not None and stretches[-1].value.lineno != child.lineno:
            stretches.append(_Stretch())
        stretches[-1].parts.append(child)
        stretches[-1].value = stretches[-1].value or child
    return stretches


def _said(child: nodes.Expr, frame: Frame) -> str | None:
    """What the template itself says, which is Markdown as it stands; None where that is known only when it runs."""
    try:
        return str(escape(child.as_const(frame.eval_ctx)))
    except Exception:  # whatever is wrong with it, it is when it runs
        return None
