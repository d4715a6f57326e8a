"""How a value comes out of ``{{ … }}``: as formal Markdown that says exactly the value, with its YAML path."""

from __future__ import annotations

from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from planforge.document.escaping import protect, with_path
from planforge.plan.fields import WRITTEN


class Unprintable(ValueError):
    """A value that has no written form: nothing at all, a list, a whole measure."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.value = value


def formal(value: Any) -> Any:
    """The formal Markdown of ``value`` (Jinja2's ``finalize``)."""
    if isinstance(value, (Markup, Undefined)):
        return value
    if isinstance(value, str):
        return Markup(with_path(protect(value), getattr(value, "path", "")))
    if isinstance(value, WRITTEN):
        return formal(value.text)
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(str(value))
    raise Unprintable(value)


def join(values: Any, divider: str = "、") -> Markup:
    """Names joined by ``divider``, each with its path."""
    return Markup(protect(divider)).join(formal(value) for value in values)
