"""How a plan is issued (印发): the notice around it, its recipients and imprint."""

from typing import Annotated, ClassVar, TypeAlias

from planforge.plan.fields import Choice, Day, Flag, Kind, OrgName, PersonName, Prose
from planforge.plan.model import PlanModel
from planforge.plan.words import word

Mode: TypeAlias = Annotated[
    str,
    Choice(
        {
            "inline": ("正文", "通知正文", "直接印发"),
            "attachment": ("附件", "作为附件"),
            "none": ("不用通知", "无通知", "单独成文"),
        }
    ),
    Kind.CODE,
]


class Notice(PlanModel):
    """The covering notice (通知)."""

    entity: ClassVar[str] = "通知"

    title: Prose | None = word("标题", "通知标题；不写时自动成题", default=None)
    text: Prose | None = word("内容", "通知正文；不写时自动成文", also=("正文",), default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        return {"text": text}


class Issue(PlanModel):
    """印发: with a notice (关于印发《…》的通知) or alone."""

    entity: ClassVar[str] = "印发"

    mode: Mode = word(
        "方式", "正文：方案随通知正文；附件：方案列为通知的附件；不用通知：单独成文", example="正文", default="inline"
    )
    notice: Notice | None = word("通知", "通知的标题和正文", default=None)
    recipients: tuple[Prose, ...] = word("主送", "主送机关", also=("主送机关",), default=())
    copies: tuple[Prose, ...] = word("抄送", "抄送机关", also=("抄送机关",), default=())
    printer: OrgName | None = word("印发机关", "版记中的印发机关；不写时用发文单位", default=None)
    printed: Day | None = word("印发日期", "版记中的印发日期；不写时用成文日期", default=None)
    mark: Prose | None = word(
        "发文机关标志",
        "红头；不写时为发文单位加“文件”",
        also=("红头", "文头"),
        example="青山县教育局文件",
        default=None,
    )
    signer: PersonName | None = word("签发人", "上行文的签发人", default=None)
    copy_number: Prose | None = word("份号", "六位份号", example="000001", default=None)
    secrecy: Prose | None = word("密级", "密级和保密期限", default=None)
    urgency: Prose | None = word("紧急程度", "特急、加急", default=None)
    preprinted: Flag = word("套打", "已印好红头的纸：红头和红线留空", example="否", default=False)
    sealed: Flag = word("盖章", "落款处加盖印章", also=("用印",), example="是", default=True)
