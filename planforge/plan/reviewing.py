"""The review of a piece before its release (审核): the steps of the chain, in order."""

from typing import ClassVar, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from planforge.patterns import lazy
from planforge.plan.fields import Ahead, Name, Prose
from planforge.plan.model import PlanModel
from planforge.plan.words import word

_STEP = lazy(
    r"^\s*(?:[报送由经]\s*)?(?P<who>.+?)(?P<action>(?:初|复|复核|终|内容|业务|政治|保密|统一)?"
    r"(?:审核|審核|审签|審簽|审定|審定|审批|審批|审阅|審閱|审查|審查|把关|把關|签发|簽發|审|審))?"
    r"\s*(?:[（(，,]?\s*(?P<lead_days>提前[^）)]+?)\s*[）)]?)?\s*$"
)


class ReviewStep(PlanModel):
    """One step of the chain: who does what, and how long before the release it must be done."""

    entity: ClassVar[str] = "审核环节"
    divides: ClassVar[bool] = True

    who: Name | None = word(
        "审核人",
        "审核的单位或人",
        also=("单位", "审核单位", "由谁", "人员", "姓名"),
        example="县教育局办公室",
        default=None,
    )
    action: Prose | None = word("环节", "做什么", also=("名称", "事项", "审核"), example="审核", default=None)
    lead_days: Ahead | None = word(
        "提前", "最迟在发布前几个工作日审完", also=("提前天数", "时限"), example="2个工作日", default=None
    )
    text: Prose | None = word("内容", "审核什么，有什么要求", also=("说明", "要求"), default=None)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.who or self.action):
            raise PydanticCustomError("PF213", "nothing said", {"entity": self.entity})
        return self

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        """局办公室审核（提前3个工作日）: who, what, how long before."""
        match = _STEP.match(text)
        return {key: value.strip() for key, value in match.groupdict().items() if value} if match else {"who": text}

    @property
    def label(self) -> str:
        """局办公室审核."""
        return f"{self.who or ''}{self.action or ''}"
