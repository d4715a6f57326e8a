"""The filters and functions that templates may use. Each is a pure function of its arguments."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from planforge.document.escaping import protect, restore, with_path
from planforge.patterns import lazy
from planforge.plan.quantity import Direction, parse_quantity
from planforge.source import Text
from planforge.templating.days import clock, day_span, month, spelled, weekdays
from planforge.templating.free_text import small_markdown
from planforge.templating.values import formal, join

_END = lazy(r"[。！？；：，、.!?;:…]$")
_HAS_VERB = lazy(
    "[不达達控保提降超为為力实實现現在每全位进進前升列居增减減至零建消完均都基新扩擴改优優累共约約合≤≥<>＜＞]"
)


def paragraphs(text: str) -> list[Text]:
    """The paragraphs of a field: one a line, blank lines left out."""
    path = getattr(text, "path", "")
    return [Text(line.strip(), path) for line in text.split("\n") if line.strip()]


def ended(text: str, mark: str = "。") -> Markup:
    """``text`` with an end mark, where it has none."""
    written = text if isinstance(text, Markup) else formal(Text(text.rstrip(), getattr(text, "path", "")))
    return Markup(written) + Markup("" if _END.search(restore(written)) else protect(mark))


def cited(documents: Any) -> Markup:
    """Documents quoted side by side: nothing stands between 》 and 《 (GB/T 15834), 、 after a document number."""
    quoted = [Text(document.cited, document.title.path) for document in documents]
    dividers = ["" if left.endswith("》") and right.startswith("《") else "、" for left, right in pairwise(quoted)]
    return Markup("").join(formal(text) + divider for text, divider in zip(quoted, [*dividers, ""], strict=True))


def unended(text: str) -> Text:
    """``text`` without a full stop at its end (before a bracket that will end the sentence)."""
    return Text(text.rstrip().removesuffix("。"), getattr(text, "path", ""))


def sentence(text: str) -> Text:
    """The first sentence of ``text``, without its full stop."""
    return Text(re.split("[。\n]", text.strip(), maxsplit=1)[0], getattr(text, "path", ""))


def one_line(text: str) -> Text:
    """``text`` on one line (titles may be written on two)."""
    return Text("".join(part.strip() for part in text.split("\n")), getattr(text, "path", ""))


def at(path: str) -> Markup:
    """The invisible mark of a YAML path, for text that the template itself speaks."""
    return Markup(with_path("", path))


def figure(value: str, unit: str | None = None) -> Text:
    """An indicator's value with its 计量单位, unless the value already carries one."""
    path = getattr(value, "path", "")
    if not unit or unit in value:
        return Text(value, path)
    quantity = parse_quantity(value)
    return Text(value if quantity and quantity.unit else f"{value}{unit}", path)


def reaching(value: str) -> str:
    """How an indicator reaches its value: ``at_most`` (控制在), ``at_least`` (达到), or ``""``: it says so itself."""
    if _HAS_VERB.match(value):
        return ""
    quantity = parse_quantity(value)
    return "at_most" if quantity and quantity.direction is Direction.AT_MOST else "at_least"


def until(by: Any) -> str:
    """到 before a deadline that begins with a year or figure (到2025年底), unless it says 前 or 内 itself."""
    begins = by.text.removeprefix("民國")[:1].isdecimal()
    return "到" if begins and by.text[-1] not in "前内內" else ""


def says(text: str, figure: str) -> bool:
    """Whether ``text`` states ``figure`` as it stands, not as a part of a longer figure or time."""
    return re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.%％前初])", text) is not None


def unsaid(pairs: list[tuple[str, Text]], text: str) -> bool:
    """Whether ``text`` leaves any of the labelled figures unsaid."""
    return not all(says(text, figure) for _, figure in pairs)


def filled(pairs: Any) -> list[Any]:
    """The (名称, 值) of ``pairs`` that have a value."""
    return [pair for pair in pairs if pair[1]]


def year_pairs(years: Any, unit: str | None = None) -> list[tuple[str, Text]]:
    """(年度, 值) of an indicator's yearly values."""
    return [(year(step.year), figure(step.value, unit)) for step in years]


def year(text: str) -> Text:
    """A year with its 年 (2025 -> 2025年); anything else as written."""
    return Text(f"{text}年" if text.isdecimal() else text, getattr(text, "path", ""))


def year_columns(targets: Any) -> list[Text]:
    """The years that any target names, in the order of first appearance, sorted where they are numbers."""
    years = list(dict.fromkeys(year(step.year) for target in targets for step in target.years))
    return sorted(years, key=lambda name: name[:4] if name[:4].isdecimal() else "9999")


def year_values(years: Any) -> dict[str, Text]:
    """An indicator's values by year."""
    return {year(step.year): step.value for step in years}


def introduced(people: Any, register: Any) -> list[Any]:
    """``people``, those without post and unit with what the register says of them."""
    known = {person.name: person for person in register}
    told = (known.get(person.name) if not person.position else None for person in people)
    return [
        person.model_copy(update={"post": other.post, "unit": other.unit}) if other else person
        for person, other in zip(people, told, strict=True)
    ]


def used_fields(rows: Any) -> set[str]:
    """The fields that at least one row has something in."""
    rows = list(rows)
    names = {name for row in rows for name in _field_names(row)}
    return {name for name in names if any(getattr(row, name, None) for row in rows)}


def _field_names(row: Any) -> Any:
    kind = type(row)
    known = (getattr(kind, name, None) for name in ("model_fields", "_fields", "__dataclass_fields__"))
    return next(filter(None, known), ())


def formal_date(day: Any, era: str) -> str:
    """成文日期 as the standard writes it: 2016年6月15日 (7.3.5.4)."""
    return str(day.formal(era))


def formal_period(period: Any, era: str) -> Text:
    """A period as the standard writes it."""
    return Text(period.formal(era), getattr(period.text, "path", ""))


FILTERS: dict[str, Any] = {
    "paragraphs": paragraphs,
    "ended": ended,
    "cited": cited,
    "unended": unended,
    "one_line": one_line,
    "sentence": sentence,
    "small_markdown": small_markdown,
    "names": join,
    "figure": figure,
    "reaching": reaching,
    "until": until,
    "says": says,
    "unsaid": unsaid,
    "filled": filled,
    "year": year,
    "year_pairs": year_pairs,
    "year_columns": year_columns,
    "year_values": year_values,
    "introduced": introduced,
    "used_fields": used_fields,
    "formal_date": formal_date,
    "formal_period": formal_period,
    "day_span": day_span,
    "month": month,
    "clock": clock,
    "spelled": spelled,
    "weekdays": weekdays,
}
