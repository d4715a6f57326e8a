"""No plan, however wrong, makes the program fail: it is rendered, or every finding can be told in full."""

from __future__ import annotations

import json
from copy import deepcopy
from functools import cache
from typing import Any

from commonmark import see
from expectations import codes, placeholders
from full_plan import Filler
from hypothesis import given, settings
from hypothesis import strategies as st
from real_plans import STARTERS

import planforge
from planforge.diagnostics import Diagnostic, Diagnostics
from planforge.plan.kinds import KINDS
from planforge.source import Mapping, Node, Scalar, load

WORDS = ["", "~", "是", "附件", "2025-02-30", "6月", "长期", "无", "一、", "1."]
WORDS += ["指导思想", "措施", "任务分解表", "目标之后", "x"]
KEYS = ["标题", "名称", "内容", "措施", "引言", "条目", "年度", "lead", "標題", "拼错", "编号", "位置", "生成"]
ATOMS = st.one_of(st.none(), st.sampled_from(WORDS), st.text(max_size=5))


def _holding(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3)


VALUES = st.recursive(ATOMS, _holding, max_leaves=6)
WAYS = st.sampled_from(["set", "rename", "delete", "add"])
STEPS = st.lists(st.tuples(st.integers(0, 10**6), WAYS, VALUES), max_size=6)


@cache
def sources() -> tuple[dict[str, Any], ...]:
    """Plans to spoil: small ones, and one with something in every field."""
    full = Filler().fill(KINDS[-1].model) | {"类型": "发展规划"}
    real = (load(file.read_text("utf-8"), file.name, Diagnostics()) for file in STARTERS)
    return (full, *(plain(node) for node in real))


def plain(node: Node | None) -> Any:
    """The data of a located value."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {entry.key.value: plain(entry.value) for entry in node}
    return [plain(item) for item in node or ()]


def spoil(data: Any, place: int, how: str, value: Any) -> None:
    """Change the ``place``-th thing in ``data``."""
    holders = list(_holders(data))
    holder, key = holders[place % len(holders)]
    if how == "set":
        holder[key] = value
    elif how == "delete":
        del holder[key]
    elif isinstance(holder, dict):
        holder[KEYS[place % len(KEYS)]] = holder.pop(key) if how == "rename" else value
    else:
        holder.insert(key, value)


def _holders(data: Any) -> Any:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in list(pairs):
        yield data, key
        yield from _holders(value)


def told(found: Diagnostic, lines: int) -> bool:
    """Whether the finding has a wording, its facts complete it, and it stands in the file."""
    wording = codes()[found.code]
    remedies, known = wording["remedy"], set(found.facts)
    whole = known.issuperset(placeholders(wording["message"]))
    ways_out = not remedies or any(known.issuperset(placeholders(text)) for text in remedies)
    return whole and ways_out and found.place is not None and 1 <= found.place.line <= lines + 1


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 100), STEPS)
def test_a_spoilt_plan_is_rendered_or_told(number: int, steps: list[tuple[int, str, Any]]) -> None:
    """Values replaced, keys renamed, added and dropped at random."""
    data = deepcopy(sources()[number % len(sources())])
    for step in steps:
        if data:
            spoil(data, *step)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    checked = planforge.read(text.encode("utf-8", "replace"), "坏.yaml")
    document = planforge.make_document(checked)
    assert [found for found in checked.diagnostics if not told(found, text.count("\n"))] == []
    assert (document is None) == (checked.diagnostics.has_errors() or checked.loaded is None)
    if document is not None:
        assert see(planforge.write_markdown(document).decode()).headings
