"""A list of items with words before and after it (引言, 条目, 结语)."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from planforge.plan.fields import Prose
from planforge.plan.model import PlanModel
from planforge.plan.words import word

Item = TypeVar("Item", bound=PlanModel, covariant=True)


class Listing(PlanModel, Generic[Item]):
    """Items of one kind. A plain list stands for ``entries``, a plain text for ``intro``."""

    entity: ClassVar[str] = "条目"
    lists: ClassVar[bool] = True

    intro: Prose | None = word("引言", "各条之前的话", also=("概述", "总述", "内容"), default=None)
    entries: tuple[Item, ...] = word("条目", "各条", also=("各项", "清单"), default=())
    closing: Prose | None = word("结语", "各条之后的话", also=("小结",), default=None)

    def __bool__(self) -> bool:
        return bool(self.intro or self.entries or self.closing)
