"""检查: which findings a plan wants told, and how grave they are to it. Knows no code."""

from typing import Annotated, ClassVar, TypeAlias

from planforge.plan.fields import Choice, Code, Kind
from planforge.plan.model import PlanModel
from planforge.plan.words import word

LEVEL = Choice(
    {
        "off": ("不查", "关闭", "略过", "不报"),
        "note": ("提示",),
        "warning": ("警告",),
        "error": ("错误",),
    }
)
Level: TypeAlias = Annotated[str, LEVEL, Kind.CODE]


class Switch(PlanModel):
    """One code and the level that its findings have in this plan."""

    entity: ClassVar[str] = "检查"

    rule: Code = word("代码", "问题代码或英文名称", example="PF253")
    level: Level | None = word("轻重", "不查、提示、警告或错误", also=("级别",), example="不查", default=None)

    @classmethod
    def from_free_key(cls) -> tuple[str, str]:
        return "rule", "level"
