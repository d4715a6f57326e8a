"""All models of the plan, reached from the kinds; the ground of field reference and JSON Schema."""

from __future__ import annotations

from functools import cache
from typing import Any

from planforge.plan.capacity import Capacity
from planforge.plan.dates import CalendarDate
from planforge.plan.deadline import Deadline
from planforge.plan.fields import Choice, FlagWords, Instance, Kind, mark_in
from planforge.plan.kinds import EVERY, KINDS
from planforge.plan.lead_time import LeadTime
from planforge.plan.listing import Listing
from planforge.plan.model import PlanModel
from planforge.plan.period import Period
from planforge.plan.plan import Plan
from planforge.plan.rates import Rate
from planforge.plan.shape import Shape, shape_of
from planforge.plan.timing import Timing
from planforge.plan.words import Word, words


@cache
def all_models() -> tuple[type[PlanModel], ...]:
    """Every model that a plan may hold, each once, in the order in which a reader meets them."""
    found: dict[type[PlanModel], None] = {}
    for kind in EVERY:
        _collect(kind.model, found)
    return tuple(found)


def _collect(model: type[PlanModel], found: dict[type[PlanModel], None]) -> None:
    if model in found:
        return
    found[model] = None
    for entry in words(model).values():
        shape = shape_of(entry.annotation)
        inner = shape.item or shape
        if inner.model:
            _collect(inner.model, found)


def field_reference() -> str:
    """The field reference of the manual (Markdown, Chinese)."""
    titles = {model: _title(model) for model in all_models()}
    parts = [_HEAD, *(_section(model, titles) for model in all_models())]
    return "\n\n".join(parts) + "\n"


_HEAD = """# 字段手册

（本页由程序里的模型生成，`make docs` 更新。）

键可以写中文（简体、繁体都行）或英文，三者是同一套。表里“也可写作”的词同样认得。
“类别”一栏：**文字**是一行或一段，一行一段；**一个**、**多个**指下面列出的那一组字段，多个时写成列表，只有一个也可以不写成列表；
**单位名**、**姓名**可以用“、”写在一行里；**小标记**是可以用 Markdown 的文字；
日期、期限、时限、排期时间、频次、容量、提前量照平常的写法（见手册）；
只能从几个词里选的，列出各词。带 * 的必须写。"""

_TEXTS = {
    Kind.TITLE: "文字",
    Kind.PERSON: "姓名",
    Kind.ORGANISATION: "单位名",
    Kind.DOCUMENT_NUMBER: "文号",
    Kind.DOCUMENT: "文件名",
    Kind.MARKDOWN: "小标记",
}
_TIMES: dict[type, str] = {
    CalendarDate: "日期",
    Period: "期限",
    Deadline: "时限",
    Timing: "排期时间",
    Rate: "频次",
    Capacity: "容量",
    LeadTime: "提前量",
}


def _title(model: type[PlanModel]) -> str:
    kind = next((kind for kind in EVERY if kind.model is model), None)
    if kind:
        return f"{'、'.join(kind.zh[:2])}（{kind.name}）"
    return f"{model.entity}（{model.__name__.partition('[')[0]}）" if not _listed(model) else f"{_listed(model)}的列表"


def _listed(model: type[PlanModel]) -> str:
    """What a listing lists."""
    if not issubclass(model, Listing):
        return ""
    inner = shape_of(words(model)["entries"].annotation).item
    return inner.model.entity if inner and inner.model else ""


def _section(model: type[PlanModel], titles: dict[type[PlanModel], str]) -> str:
    rows = [_row(word, titles) for word in words(model).values() if not _is_common(model, word)]
    if not rows:
        return f"## {titles[model]}\n\n各项同“{KINDS[0].zh[0]}”。"
    table = "\n".join(("| 键 | 英文 | 类别 | 说明 | 例 | 也可写作 |", "|---|---|---|---|---|---|", *rows))
    notes = [text for text in (_short_form(model), _free_form(model), _common_note(model)) if text]
    return "\n\n".join((f"## {titles[model]}", *notes, table))


def _row(word: Word, titles: dict[type[PlanModel], str]) -> str:
    cells = (
        f"{word.zh}{'*' if word.required else ''}",
        f"`{word.name}`",
        _sort(word, titles),
        word.meaning,
        f"`{word.example}`" if word.example else "",
        "、".join(word.also),
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _sort(word: Word, titles: dict[type[PlanModel], str]) -> str:
    """What is written under a key, in a few words."""
    shape = shape_of(word.annotation)
    inner = shape.item or shape
    if inner.model:
        number = "多个" if shape.item else "一个"
        return f"{number}“{titles[inner.model]}”" if not _listed(inner.model) else titles[inner.model]
    return f"{'多个' if shape.item else ''}{_value(word.annotation, inner)}"


def _value(annotation: Any, shape: Shape) -> str:
    """A single value: a choice's words, a time, a name, or a text."""
    if choice := mark_in(annotation, Choice):
        return "、".join(words[0] for words in choice.choices.values())
    if mark_in(annotation, FlagWords):
        return "是、否"
    instance = mark_in(annotation, Instance)
    if instance:
        return _TIMES[instance.kind]
    return _TEXTS.get(shape.kind, "文字") if shape.kind else "文字"


def _short_form(model: type[PlanModel]) -> str:
    if issubclass(model, Listing):
        return "直接写列表就是“条目”，直接写一段文字就是“引言”。"
    if issubclass(model, Plan):
        return ""
    short, long = (_meant_by_line(model, text) for text in ("某", "某。"))
    if short == long:
        return f"只写一行文字时，就是“{short}”。" if short else ""
    return f"只写一行文字时，短语是“{short}”，成句的是“{long}”。"


def _free_form(model: type[PlanModel]) -> str:
    free = model.from_free_key()
    if not free:
        return ""
    key, value = (words(model)[name].zh for name in free)
    return f"可以写成“键: 值”，键就是“{key}”，值就是“{value}”。"


def _meant_by_line(model: type[PlanModel], text: str) -> str:
    """The field that a line of text stands for."""
    fields = model.from_scalar(text) or {}
    return next((words(model)[name].zh for name in fields), "")


def _is_common(model: type[PlanModel], word: Word) -> bool:
    """Whether a kind's field stands in the section of the first kind already."""
    return issubclass(model, Plan) and model is not KINDS[0].model and words(Plan).get(word.name) == word


def _common_note(model: type[PlanModel]) -> str:
    if not issubclass(model, Plan) or model is KINDS[0].model:
        return ""
    return f"除“{KINDS[0].zh[0]}”的各项外，还有："
