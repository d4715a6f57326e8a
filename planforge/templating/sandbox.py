"""The Jinja2 environment for templates that may come from anyone: only data is in reach, and all work is counted.

Jinja2's own sandbox forbids by list; here what is allowed is listed (`reachable`). No clock, no chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import BuiltinMethodType
from typing import Any

from jinja2 import Undefined
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from planforge.templating.budget import Budget, TooLarge
from planforge.templating.guarding import Function, filters, pay_for_joining, pay_for_replacing, tests
from planforge.templating.limits import CALL, RANGE
from planforge.templating.operators import bounded
from planforge.templating.output import Output
from planforge.templating.reachable import is_callable, reachable
from planforge.templating.weighing import Weighing


class Sandbox(Output, ImmutableSandboxedEnvironment):
    """The environment; ``budget`` is that of the rendering under way."""

    code_generator_class = Weighing
    intercepted_binops = frozenset(("+", "-", "*", "**", "%"))

    def __init__(self, own: Mapping[str, Function], **options: Any) -> None:
        self.budget = Budget()
        super().__init__(optimized=False, **options)
        self.filters = filters(own, self.budget)
        self.tests = tests(self.budget)
        self.binop_table.update(bounded(self.budget))
        self.globals.pop("lipsum")
        self.globals["range"] = self._range

    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        if len(numbers) > RANGE:
            raise TooLarge
        return numbers

    # -- what is in reach ----------------------------------------------------------------------

    def getattr(self, obj: Any, attribute: str) -> Any:
        """``obj.attribute``, else ``obj['attribute']``."""
        kind: type = type(obj)
        if attribute in reachable(kind):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return self._otherwise(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``, else ``obj.argument``."""
        if isinstance(argument, str) and not isinstance(obj, Mapping):
            return self.getattr(obj, argument)
        if isinstance(argument, tuple):
            self.budget.read(argument)  # for its hash
        try:
            return obj[argument]
        except (TypeError, LookupError, AttributeError):
            return self.undefined(obj=obj, name=str(argument))

    def _otherwise(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Undefined):
            return obj._fail_with_undefined_error()
        if isinstance(obj, Namespace | TemplateModule) and not attribute.startswith("_"):
            return getattr(obj, attribute, self.undefined(obj=obj, name=attribute))
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, TemplateReference) and not attribute.startswith("_"):
            return self._block(obj, attribute)
        is_there = hasattr(obj, attribute)
        return self.unsafe_undefined(obj, attribute) if is_there else self.undefined(obj=obj, name=attribute)

    def _block(self, template: TemplateReference, name: str) -> Any:
        try:
            return template[name]
        except LookupError:
            return self.undefined(name=name)

    # -- calls -----------------------------------------------------------------------------------

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """``obj(…)``. Raises: SecurityError."""
        if type(__obj) is Macro:
            return __context.call(__obj, *args, **kwargs)
        budget = __self.budget
        budget.spend(CALL)
        for value in (*args, *kwargs.values()):
            budget.read(value)
        if isinstance(__obj, BuiltinMethodType):
            _pay_for_method(budget, __obj, args)
        elif not is_callable(__obj):
            raise SecurityError(__obj.__name__)
        return budget.made(__context.call(__obj, *args, **kwargs))


def _pay_for_method(budget: Budget, method: Any, args: tuple[Any, ...]) -> None:
    text = budget.read(method.__self__)
    if method.__name__ == "replace" and len(args) > 1:
        pay_for_replacing(budget, text, *args[:2])
    elif method.__name__ == "join" and args:
        pay_for_joining(budget, text, args[0])
