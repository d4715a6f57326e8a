"""The Jinja2 environment for planforge's own templates, where no user's template can be among them.

They are trusted with what they reach and call, so that nothing stands between them and the plan. Loops and whatever is
written are counted all the same: a plan may be built to make much of little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup

from planforge.templating.budget import Budget
from planforge.templating.counting import Counting
from planforge.templating.guarding import Function, chosen
from planforge.templating.output import Output
from planforge.templating.values import marked


class Direct(Counting):
    """The counting code generator, with calls that are calls: none of our functions asks for the context.

    Nor does a macro of ours ask for more than the arguments that it names.
    """

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """The macro whose body has just been written."""
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"environment.macro(macro, {names!r})")

    def visit_CondExpr(self, node: nodes.CondExpr, frame: Frame) -> None:  # noqa: N802
        """``a if b``: else nothing, which is an empty text in all that ours do with it."""
        node.expr2 = node.expr2 or nodes.Const("")
        super().visit_CondExpr(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """``f(a, b=c)``."""
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.visit(named, frame)
            self.write(", ")
        self.write(")")


class Trusted(Output, Environment):
    """The environment; ``budget`` is that of the rendering under way."""

    code_generator_class = Direct

    def __init__(self, own: Mapping[str, Function], **options: Any) -> None:
        self.budget = Budget()
        super().__init__(auto_reload=False, **options)
        self.filters = chosen(own)

    def macro(self, body: Callable[..., str], names: tuple[str, ...]) -> Callable[..., Markup]:
        """The macro that ``body``, which takes all arguments, is; called with some of them, by place or by name."""
        absent = (missing,) * len(names)

        def called(*given: Any, **named: Any) -> Markup:
            if named:
                given += tuple(named.pop(name, missing) for name in names[len(given) :])
            return marked(body(*given, *absent[len(given) :], **named))

        return called
