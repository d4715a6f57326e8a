"""Free sections (章节) in small Markdown."""

from typing import ClassVar

from planforge.plan.fields import Code, Prose, SmallMarkdown
from planforge.plan.model import PlanModel
from planforge.plan.words import word


class Section(PlanModel):
    """A section that no other field covers."""

    entity: ClassVar[str] = "章节"

    title: Prose = word("标题", "本节标题", also=("名称",))
    text: SmallMarkdown = word("内容", "正文：段落、小标题、列表、表格、加粗", also=("正文",))
    place: Code | None = word("位置", "放在哪一节之前或之后", example="目标之后", default=None)
