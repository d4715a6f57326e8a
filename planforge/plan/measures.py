"""Measures (措施), to four levels."""

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planforge.plan.fields import Code, OrgName, PersonName, Prose, When
from planforge.plan.model import PlanModel
from planforge.plan.people import Person
from planforge.plan.points import title_or_text
from planforge.plan.words import word
from planforge.source.text import Text


class Measure(PlanModel):
    """A measure: what is done, who leads, who supports, by when, for which target."""

    entity: ClassVar[str] = "措施"

    id: Code | None = word("编号", "供引用的编号，不印出", example="m1", default=None)
    title: Prose | None = word("标题", "小标题", also=("名称", "任务", "任务名称"), default=None)
    text: Prose | None = word("内容", "正文，一行一段", also=("说明", "具体内容", "工作内容"), default=None)
    lead: tuple[OrgName, ...] = word(
        "牵头单位",
        "牵头（责任）单位，可多个",
        also=("责任单位", "责任部门", "牵头部门", "主责单位", "主要责任单位", "责任科室", "责任股室"),
        example="县教育局",
        default=(),
    )
    support: tuple[OrgName, ...] = word(
        "配合单位", "配合单位，可多个", also=("协办单位", "配合部门", "参与单位", "协同配合单位"), default=()
    )
    leader: tuple[PersonName, ...] = word(
        "责任领导", "分管或包抓的领导", also=("分管领导", "包抓领导", "责任领导人"), default=()
    )
    persons: tuple[PersonName, ...] = word("责任人", "具体责任人", also=("负责人", "具体责任人"), default=())
    deadline: When | None = word(
        "完成时限",
        "照平常的写法",
        also=("完成时间", "时限", "截止时间", "整改时限"),
        example="2025年3月底前",
        default=None,
    )
    serves: tuple[Prose, ...] = word("对应目标", "所服务目标的名称", also=("服务目标", "支撑目标"), default=())
    output: Prose | None = word("成果形式", "完成标志或成果", also=("完成标志", "预期成果", "成果"), default=None)
    duties: tuple[Person, ...] = word("人员分工", "在本项中各人的职责", also=("职责分工", "分工"), default=())
    measures: "tuple[Measure, ...]" = word(
        "措施", "下一层措施", also=("子措施", "具体措施", "举措", "工作举措", "子任务", "条目"), default=()
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.title or self.text):
            raise PydanticCustomError("PF213", "nothing said", {"entity": self.entity})
        return self

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return title_or_text(text)

    @property
    def label(self) -> Text | None:
        """What the measure is called in tables."""
        return self.title or self.text

    @property
    def is_assigned(self) -> bool:
        """Whether the measure itself names who or when."""
        return bool(self.lead or self.support or self.leader or self.persons or self.deadline)
