"""A list of items with words before and after it (引言, 条目, 结语)."""

from collections.abc import Callable
from typing import Any, ClassVar, Generic, TypeVar, get_args

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

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        """For pickling: a class such as ``Listing[Target]`` has no name in any module, but can be asked for again."""
        item = get_args(type(self).model_fields["entries"].annotation)[0]
        return _listing, (item, dict(self), self.model_fields_set)


def _listing(item: type[PlanModel], values: dict[str, Any], written: set[str]) -> Listing[PlanModel]:
    """The listing of ``item`` with these ``values``, which have been read once before."""
    return Listing[item].model_construct(written, **values)  # type: ignore[valid-type]
