"""The outline of a document (提纲): which sections stand in which order under which headings."""

from typing import Annotated, ClassVar, NamedTuple, TypeAlias

from planforge.plan.fields import Choice, Code, Flag, Kind, Prose
from planforge.plan.model import PlanModel
from planforge.plan.words import word

DutyPlace: TypeAlias = Annotated[
    str,
    Choice(
        {
            "inline": ("段末", "接排"),
            "own": ("另行", "另起一行", "另起"),
            "none": ("不列", "不标"),
        }
    ),
    Kind.CODE,
]
"""Where the responsible units, persons and deadline of a measure stand."""


class View(NamedTuple):
    """Another way to print a field of a plan, which an outline places by words of its own (逐项整改 prints 问题)."""

    field: str
    zh: str
    also: tuple[str, ...] = ()


class OutlineEntry(PlanModel):
    """A section of the outline. ``标题: 内容`` in one line is short for both."""

    entity: ClassVar[str] = "提纲条目"

    heading: Prose | None = word("标题", "标题；不写时用本来的名称", default=None)
    content: "tuple[OutlineEntry, ...]" = word(
        "内容", "这一节放什么：指导思想、目标、措施等，或其下各节", also=("包括",), default=()
    )
    key: tuple[Code, ...] = word(
        "栏目",
        "放进这一节的栏目；几个栏目合在一节而不另立小标题",
        also=("来自",),
        example="[总体目标, 目标]",
        default=(),
    )
    marks: tuple[Code, ...] = word("编号", "各层的编号样式，照样写", example="[一、, 1., （1）]", default=())
    run_on: Code | None = word(
        "通编", "跨上一层连续编号的是哪一层；写“是”就是“1.”这一层", also=("连续编号",), example="1.", default=None
    )
    expand: Flag = word("展开", "各项措施直接作为一级标题", example="是", default=False)
    duty: DutyPlace | None = word("责任", "责任单位写在段末、另行或不列", example="段末", default=None)
    run_in: Flag | None = word("接排", "标题后接排正文；不写时自动", default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"key": text}

    @classmethod
    def from_free_key(cls) -> tuple[str, str] | None:
        return ("heading", "content")
