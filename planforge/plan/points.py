"""Points: the plain items of principles, safeguards and requirements."""

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planforge.patterns import lazy
from planforge.plan.fields import OrgName, PersonName, Prose, When
from planforge.plan.model import PlanModel
from planforge.plan.words import word

_SENTENCE = lazy(r"[。；！？：;!?:\n]")
_TITLE_LENGTH = 40


def title_or_text(text: str) -> dict[str, str]:
    """A short line without sentence marks is a title, anything else a text."""
    field = "text" if _SENTENCE.search(text) or len(text) > _TITLE_LENGTH else "title"
    return {field: text}


class Point(PlanModel):
    """An item with a title, a text or both, and points below it; three levels deep at most."""

    entity: ClassVar[str] = "条目"

    title: Prose | None = word("标题", "小标题", also=("名称",), default=None)
    text: Prose | None = word("内容", "正文", also=("说明", "具体内容"), default=None)
    lead: tuple[OrgName, ...] = word("牵头单位", "责任单位", also=("责任单位", "责任部门", "牵头部门"), default=())
    persons: tuple[PersonName, ...] = word("责任人", "责任人姓名", also=("负责人",), default=())
    deadline: When | None = word(
        "完成时限", "完成时限", also=("完成时间", "时限", "截止时间", "整改时限"), default=None
    )
    points: "tuple[Point, ...]" = word("条目", "下一层条目", also=("各项", "要点"), default=())

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.title or self.text):
            raise PydanticCustomError("PF213", "nothing said", {"entity": self.entity})
        return self

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return title_or_text(text)
