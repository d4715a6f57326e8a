"""Basis documents (依据)."""

from typing import ClassVar

from planforge.patterns import lazy
from planforge.plan.fields import DocNumber, DocTitle, OrgName
from planforge.plan.model import PlanModel
from planforge.plan.words import word

_CITED = lazy(r"^《(?P<title>.+)》\s*(?:[（(](?P<number>[^（()）]+)[）)])?$")


class Basis(PlanModel):
    """A law, opinion or notice that the plan rests on."""

    entity: ClassVar[str] = "依据"
    divides: ClassVar[bool] = True

    title: DocTitle = word("标题", "文件名称，不带书名号", also=("名称", "文件"), example="中华人民共和国义务教育法")
    number: DocNumber | None = word("文号", "发文字号", also=("发文字号",), example="教基一〔2010〕1号", default=None)
    issuer: OrgName | None = word("发文单位", "发文机关", also=("发文机关", "单位"), default=None)

    @classmethod
    def from_scalar(cls, text: str) -> dict[str, str] | None:
        if match := _CITED.match(text):
            return {key: value for key, value in match.groupdict().items() if value}
        return {"title": text}

    @property
    def cited(self) -> str:
        """县政府《…》（文号) as quoted in a text: who issued it where that is written, title, number."""
        number = f"（{self.number}）" if self.number else ""
        title = self.title.removeprefix("《").removesuffix("》")
        return f"{self.issuer or ''}《{title}》{number}"
