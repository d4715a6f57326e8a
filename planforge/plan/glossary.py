"""术语: words whose form in the other script the writer decides."""

from typing import ClassVar

from planforge.plan.fields import Code
from planforge.plan.model import PlanModel
from planforge.plan.words import word


class Term(PlanModel):
    """A word of the glossary: 校历: 校曆, or one form for each script."""

    entity: ClassVar[str] = "术语"

    term: Code | None = word("词语", "方案所用文字的写法", default=None)
    other: Code | None = word("另一写法", "另一种文字的写法", example="校曆", default=None)
    hans: Code | None = word("简体", "简体的写法", default=None)
    hant: Code | None = word("繁体", "繁体的写法", default=None)
    hant_tw: Code | None = word("台湾繁体", "台湾繁体的写法", also=("台湾",), default=None)
    hant_hk: Code | None = word("香港繁体", "香港繁体的写法", also=("香港",), default=None)

    @classmethod
    def from_free_key(cls) -> tuple[str, str]:
        return "term", "other"

    def forms(self, script: str) -> dict[str, str]:
        """The forms by script, for a plan in ``script``."""
        written = {"hans": self.hans, "hant": self.hant, "hant-tw": self.hant_tw, "hant-hk": self.hant_hk}
        forms = {name: str(form) for name, form in written.items() if form}
        if self.term:
            forms[script] = str(self.term)
        if self.other:
            forms.setdefault("hant" if script == "hans" else "hans", str(self.other))
        return forms
