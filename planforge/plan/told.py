"""What findings of a feedback and of a plan share: they say something, and may be written in short."""

from __future__ import annotations

from typing import Any, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planforge.plan.hoisting import hoisted
from planforge.plan.model import PlanModel
from planforge.plan.points import title_or_text


class Told(PlanModel):
    """A finding: ``title``, ``text``, or a ``category`` with ``findings`` below it. A line alone is title or text."""

    @model_validator(mode="before")
    @classmethod
    def _line_is_text(cls, data: Any) -> Any:
        return hoisted(data)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.is_told():
            raise PydanticCustomError("PF213", "nothing said", {"entity": self.entity})
        return self

    def is_told(self) -> bool:
        """Whether it says anything."""
        said = {name: getattr(self, name) for name in ("title", "text", "category", "findings")}
        return bool(said["title"] or said["text"] or (said["category"] and said["findings"]))

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return title_or_text(text)
