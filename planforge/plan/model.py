"""The common ground of all plan models: frozen, closed, and bound from located YAML."""

from __future__ import annotations

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class PlanModel(BaseModel):
    """A frozen piece of a plan."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, title=None)

    entity: ClassVar[str] = ""
    """What people call it, for messages and the manual (措施, 目标, 附件)."""

    divides: ClassVar[bool] = False
    """Whether several may stand on one line, divided by 、 (names do, sentences do not)."""

    lists: ClassVar[bool] = False
    """Whether it is a list with words around it."""

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        """The fields meant when people write one line of text where this model is expected.

        Values must be slices of ``text``; ``None`` where a line does not do.
        """
        return None

    @classmethod
    def from_free_key(cls) -> tuple[str, str] | None:
        """The fields for key and value, where a mapping's keys may be the writer's own words (2025年: 94%)."""
        return None
