"""How a value comes out of ``{{ … }}``: as formal Markdown that says exactly the value, with its YAML path."""

from __future__ import annotations

from typing import Any, cast

from jinja2 import Undefined
from markupsafe import Markup

from planforge.document.escaping import protect, protect_at
from planforge.plan.fields import WRITTEN
from planforge.source import Text


class Unprintable(ValueError):
    """A value that has no written form: nothing at all, a list, a whole measure."""

    def __init__(self, value: object) -> None:
        super().__init__(type(value).__name__)
        self.value = value


def formal_text(value: Any) -> str:
    """The formal Markdown of ``value``.

    Raises:
        Unprintable: it has none.
        UndefinedError: it is a name that means nothing.
    """
    kind = type(value)
    if kind is Text:
        return protect_at(value.path, value)
    if kind is Markup:
        return cast(str, value)
    if isinstance(value, str):
        return protect(value)
    if isinstance(value, Undefined):
        return str(value)
    if isinstance(value, WRITTEN):
        return formal_text(value.text)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise Unprintable(value)


def marked(text: str) -> Markup:
    """``text``, which is formal Markdown, marked as such; what else it might be is not asked, as ``Markup`` does."""
    return str.__new__(Markup, text)


def formal(value: Any) -> Markup:
    """`formal_text`, marked as such."""
    return marked(formal_text(value))


def join(values: Any, divider: str = "、") -> Markup:
    """Names joined by ``divider``, each with its path."""
    return marked(protect(divider).join(map(formal_text, values)))
