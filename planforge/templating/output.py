"""What every environment of templates writes and joins, paid for by its length. Decides nothing about reach."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from planforge.templating.budget import Budget
from planforge.templating.limits import MADE
from planforge.templating.values import formal, formal_text


class Output:
    """The part of an environment that the code of `Counting` calls for every ``{{ … }}`` and ``~``."""

    budget: Budget
    """That of the rendering under way."""

    formal = staticmethod(formal_text)
    """What ``{{ value }}`` writes."""

    def written(self, parts: tuple[str, ...]) -> str:
        """What a stretch of a template writes."""
        text = "".join(parts)
        self.budget.spend(len(text) >> MADE)
        return text

    def joined(self, parts: Sequence[Any]) -> Any:
        """The printable ``parts`` side by side (``~``)."""
        texts = [part if isinstance(part, str | int | Undefined) else formal(part) for part in parts]
        self.budget.spend(sum(len(text) for text in texts if isinstance(text, str)) >> MADE)
        if any(isinstance(text, Markup) for text in texts):
            return Markup("").join(escape(text) for text in texts)
        return "".join(map(str, texts))
