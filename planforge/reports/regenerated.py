"""What a round of feedback did to a plan: as text for people, as data for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from planforge.language.catalogs import Translate
from planforge.rectification.events import KINDS, Event
from planforge.rectification.regenerating import Regenerated

_HEADS = {
    "new": "新提出 {count} 个，已列入方案，整改措施待拟定：",
    "carried": "继续整改 {count} 个，措施一字未动：",
    "changed": "表述有变化 {count} 个，措施标为“需复核”：",
    "returned": "反弹 {count} 个，重新整改：",
    "closed": "销号 {count} 个：",
    "unnamed": "本轮没有列出 {count} 个，照旧：",
    "doubtful": "不能断定是不是老问题的 {count} 个，列在“待认定”里，由您定：",
    "unknown": "写的是“同”，但方案里没有那个编号的 {count} 个，列在“待认定”里：",
    "otherwise": "反馈意见和先前写进方案的不同，{count} 个，没有再动，请核对：",
}
_HOW = {"declared": "反馈写明", "number": "编号相同", "text": "内容相同或相近"}
_TODO = {
    "new": "补写新问题的措施",
    "changed": "核对标为需复核的措施",
    "doubtful": "定下待认定的问题",
    "unknown": "定下待认定的问题",
}
_PAST = "这一轮反馈方案早已回应，以后又有新的一轮，没有改动"
_OUTSIDE = "“{file}”不在写出的方案的文件夹里，检查和生成时读不到；请把反馈意见、上一版和方案放在一起"
_LIKE, _NUMBERED = "相似 {share}：问题 {number}  {words}", "编号相同：问题 {number}  {words}"
_TELLING = 0.1
"""Likeness below which it is only the number that is the same."""
_LONGEST = 40
"""Characters of a finding that are shown."""


def to_text(result: Regenerated, names: Mapping[str, str], translate: Translate) -> str:
    """The report for people."""
    lines = [f"{names['plan']} ← {names['feedback']}"]
    for kind in KINDS:
        events = [event for event in result.events if event.kind == kind]
        if events:
            lines.append(translate(_HEADS[kind]).format(count=len(events)))
            lines.extend(line for event in events for line in _event(event, translate))
    lines.extend(_ending(result, names, translate))
    return "\n".join(lines)


def _event(event: Event, translate: Translate) -> Iterator[str]:
    numbers = event.number or event.reported
    if event.number and event.reported:
        numbers = translate("{number}（反馈 {reported}）").format(number=event.number, reported=event.reported)
    yield f"  {numbers}  {_short(event.words)}{_why(event, translate)}"
    if event.before:
        yield "      " + translate("原表述：{words}").format(words=_short(event.before))
    if event.reopened:
        yield "      " + translate("原为“已完成待验收”，改回“整改中”")
    for one in event.candidates:
        said = translate(_LIKE if one.likeness >= _TELLING else _NUMBERED)
        yield "      " + said.format(share=f"{one.likeness:.0%}", number=one.old.shown, words=_short(one.old.words))


def _why(event: Event, translate: Translate) -> str:
    if event.kind == "unknown":
        return translate("（写的是“同 {name}”）").format(name=event.how)
    if event.how not in _HOW:
        return ""
    likeness = f" {event.likeness:.0%}" if event.likeness is not None and event.likeness < 1 else ""
    return f"（{translate(_HOW[event.how])}{likeness}）"


def _ending(result: Regenerated, names: Mapping[str, str], translate: Translate) -> Iterator[str]:
    if not names["written"]:
        yield translate(_PAST if result.is_past else "方案里已经都有，没有改动")
        return
    yield translate("已写入 {file}").format(file=names["written"])
    if names["kept"]:
        yield translate("原来的方案存为 {file}").format(file=names["kept"])
    if any(event.kind == "unnamed" and not event.how for event in result.events):
        yield translate("没有列出的，反馈如果认可已经整改，在反馈意见里写“其余问题: 已整改”，再运行一次")
    if names["outside"]:
        yield translate(_OUTSIDE).format(file=names["outside"])
    kinds = {event.kind for event in result.events}
    todo = [translate(_TODO[kind]) for kind in _TODO if kind in kinds]
    yield translate("接下来：{todo}").format(todo="；".join([*todo, translate("重新印发时改文号和成文日期")]))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def to_data(result: Regenerated, names: Mapping[str, str]) -> dict[str, Any]:
    """The report for programs: ``events`` in the order of the text, numbers as the files write them."""
    return {
        **{name: value or None for name, value in names.items()},
        "events": [_data(event) for kind in KINDS for event in result.events if event.kind == kind],
    }


def _data(event: Event) -> dict[str, Any]:
    return {
        "kind": event.kind,
        "number": event.number or None,
        "reported": event.reported or None,
        "text": event.words,
        "how": event.how or None,
        "likeness": round(event.likeness, 2) if event.likeness is not None else None,
        "before": event.before or None,
        "reopened": event.reopened,
        "candidates": list(_candidates(event.candidates)),
        "line": event.place.line if event.place else None,
    }


def _candidates(candidates: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for one in candidates:
        yield {"number": one.old.shown, "likeness": round(one.likeness, 2), "text": one.old.words}
