"""``planforge explain`` shows what it says: the wrong example of a code is reported by it, the right one is not."""

from __future__ import annotations

from textwrap import indent

import pytest
from expectations import codes

import planforge

NEEDED = {"类型": "实施方案", "标题": "青山县学前教育实施方案", "发文单位": "青山县教育局"}
ITEMS = {
    "措施:\n  - 标题: 落实经费\n": ("责任单位", "牵头单位", "责任人", "完成时限"),
    "阶段:\n  - 名称: 动员\n": ("起止",),
    "措施: [{标题: 落实经费, 牵头单位: 县财政局}]\n附件:\n  - 标题: 分解表\n": ("生成",),
}
"""What an example stands in that shows one line of an item."""
BARE = ("PF200", "PF201", "PF202", "PF206")
"""About what every plan needs."""
BESIDE = ("PF26", "PF27", "PF28", "PF29", "PF824", "PF831")
"""About a second file."""
PREFIXES = ("PF2", "PF3", "PF81", "PF82", "PF83")
OF_THE_PLAN = [code for code in codes() if code.startswith(PREFIXES) and not code.startswith(BESIDE)]


def plan(example: str, code: str) -> str:
    """``example`` with what every plan needs around it."""
    if code in BARE:
        return example
    holder = next((holder for holder, keys in ITEMS.items() if example.startswith(keys)), "")
    body = holder + indent(example, "    ") if holder else example
    needed = {**NEEDED, "类型": "整改方案"} if code.startswith("PF8") else NEEDED
    if "类型: 反馈意见" in example:
        return example
    return "".join(f"{key}: {text}\n" for key, text in needed.items() if f"{key}:" not in example) + body


def found(example: str, code: str) -> set[str]:
    """The codes reported about the example."""
    checked = planforge.read(plan(example, code).encode(), "例.yaml")
    planforge.make_document(checked)
    return {finding.code for finding in checked.diagnostics}


@pytest.mark.parametrize("code", OF_THE_PLAN)
def test_the_wrong_example_is_wrong(code: str) -> None:
    """What is shown as wrong is reported by the very code."""
    assert code in found(str(codes()[code]["wrong"]), code)


@pytest.mark.parametrize("code", OF_THE_PLAN)
def test_the_right_example_is_right(code: str) -> None:
    """What is shown as right has nothing of the kind."""
    assert code not in found(str(codes()[code]["right"]), code)
