"""The annexes of a plan: their names and marks, and the template that writes each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planforge.language.script import fold
from planforge.plan.annexes import GENERATED, Annex
from planforge.plan.kinds import KINDS
from planforge.plan.plan import Plan
from planforge.source import Text
from planforge.templating.filters import one_line

FREE_TEMPLATE = "annexes/free.md.j2"
Translate = Callable[[str], str]


class Attached(NamedTuple):
    """An annex ready to be written; ``template`` is empty where the paper is sent apart."""

    annex: Annex
    title: str
    mark: str
    template: str
    landscape: bool | None


def listed(plan: Plan, translate: Translate, after: Sequence[str] = ()) -> list[Attached]:
    """The annexes in order; ``after`` are those that stand before them under the same count."""
    total = len(after) + len(plan.annexes)
    return [
        Attached(
            annex=annex,
            title=title(annex, translate),
            mark=mark(translate, number, total),
            template=_template(annex),
            landscape=annex.landscape,
        )
        for number, annex in enumerate(plan.annexes, len(after) + 1)
    ]


def by_itself(plan: Plan, name: str, translate: Translate) -> Attached:
    """The generated annex ``name`` as a document of its own: as the plan's annexes have it, else as usual."""
    annex = next((one for one in plan.annexes if one.generated == name), None) or Annex(generated=name)
    whole = annex.title or _joined(plan, title(annex, translate))
    return Attached(annex=annex, title=whole, mark="", template=_template(annex), landscape=annex.landscape)


def _joined(plan: Plan, name: str) -> Text:
    """The plan's title with ``name`` in the place of its kind: 反馈问题整改方案 + 问题清单 is 反馈问题清单."""
    written = one_line(plan.title)
    kinds = [word for kind in KINDS for word in kind.zh if fold(written).endswith(word)]
    base = written[: len(written) - max(map(len, kinds), default=0)]
    shared = next((size for size in range(len(name), 0, -1) if base.endswith(name[:size])), 0)
    return Text(base + name[shared:], plan.title.path)


def title(annex: Annex, translate: Translate) -> str:
    """The annex's name: as written, else that of the generated table."""
    if annex.title:
        return annex.title
    return translate(GENERATED[annex.generated][0]) if annex.generated else ""


def mark(translate: Translate, number: int, total: int) -> str:
    """附件, or 附件1 where there are several (7.3.7)."""
    return f"{translate('附件')}{number if total > 1 else ''}"


def _template(annex: Annex) -> str:
    if annex.generated:
        return f"annexes/{annex.generated}.md.j2"
    return FREE_TEMPLATE if annex.text else ""
