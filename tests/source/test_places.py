"""Places: every value and key is marked exactly, without the blank lines and comments that follow it."""

from __future__ import annotations

import pytest

from planforge.diagnostics import Diagnostics, Place
from planforge.source import Mapping, Node, Scalar, Sequence, load

TEXT = """\
# 开头的注释
类型: 实施方案   # 注释
标题: "青山县：方案"
指导思想: |
  第一段。

  第二段。


# 之后的注释
目标:

  - 名称: 毛入园率
    目标值: 不低于
      96%

  - {名称: 普惠率, 现状: ''}
空的:
引用: &甲A 乙
""".replace("&甲A", "&A")


def cut(text: str, place: Place) -> str:
    """The characters of ``text`` that ``place`` marks."""
    lines = text.split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


def load_clean(text: str) -> Node:
    node = load(text, "plan.yaml", Diagnostics())
    assert node is not None
    return node


def at(node: Node, *path: str | int) -> Node:
    """The value at ``path``."""
    for step in path:
        if isinstance(node, Mapping):
            node = next(entry.value for entry in node if entry.key.value == step)
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (["类型"], "实施方案"),
        (["标题"], '"青山县：方案"'),
        (["指导思想"], "|\n  第一段。\n\n  第二段。"),
        (["目标", 0, "名称"], "毛入园率"),
        (["目标", 0, "目标值"], "不低于\n      96%"),
        (["目标", 0], "名称: 毛入园率\n    目标值: 不低于\n      96%"),
        (["目标", 1], "{名称: 普惠率, 现状: ''}"),
        (["目标", 1, "现状"], "''"),
        (["空的"], ""),
        (["引用"], "乙"),
    ],
    ids=str,
)
def test_a_place_marks_its_value_and_nothing_else(path: list[str | int], written: str) -> None:
    """Cut out by its place, each value is what was written."""
    assert cut(TEXT, at(load_clean(TEXT), *path).place) == written


def test_a_block_ends_with_its_last_value() -> None:
    """A list or mapping does not run on into blank lines and comments."""
    targets = at(load_clean(TEXT), "目标").place
    assert (targets.line, targets.column, targets.end_line) == (13, 3, 17)


def test_keys_have_places_too() -> None:
    """The place of a key marks the key alone."""
    root = load_clean(TEXT)
    assert isinstance(root, Mapping)
    assert [cut(TEXT, entry.key.place) for entry in root] == [entry.key.value for entry in root]


def test_an_alias_leads_to_what_it_stands_for() -> None:
    """The place of an aliased value is where that value is written."""
    text = "a: &x 甲\nb: *x\n"
    assert cut(text, at(load_clean(text), "b").place) == "甲"


def test_columns_count_characters() -> None:
    """A Han character outside the basic plane, or an emoji, is one column."""
    text = "𠮷田😀: 值\n"
    place = at(load_clean(text), "𠮷田😀").place
    assert (place.column, place.end_column) == (6, 7)


@pytest.mark.parametrize(
    ("text", "path", "written"),
    [
        ("标题：甲\n文号: 乙\n", ["标题"], "甲"),
        ("标题: [第一]方案\n", ["标题"], "[第一]方案"),
        ("目标:\n\t- 名称: 甲\n", ["目标", 0, "名称"], "甲"),
        ("目标:\n  -名称: 甲\n   现状: 乙\n", ["目标", 0, "现状"], "乙"),
        ("目标:\n  - 名称: 甲\n   现状: 乙\n", ["目标", 0, "现状"], "乙"),
        ("标题: 甲\n备注: @乙\n", ["备注"], "@乙"),
        ("标题：关于: 通知\n", ["标题"], "关于: 通知"),
    ],
)
def test_after_a_mistake_places_still_fit_the_file_as_written(text: str, path: list[str | int], written: str) -> None:
    """What was mended in memory has moved no place, so that further findings on the line are marked right."""
    assert cut(text, at(load_clean(text), *path).place) == written


def test_plain_and_quoted_are_told_apart() -> None:
    """``"~"`` and a block are texts; nothing, quotes around nothing, ``~`` and ``null`` are none."""
    root = load_clean('a:\nb: ""\nc: ~\nd: "~"\ne: |\n  null\n')
    assert isinstance(root, Mapping)
    empty = [entry.key.value for entry in root if isinstance(entry.value, Scalar) and entry.value.is_empty]
    assert empty == ["a", "b", "c"]
