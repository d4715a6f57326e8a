"""Changes in a file as it is written: every case of ``cases/editing``, and files and changes by chance."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from source_cases import data

from planforge.diagnostics import Diagnostics
from planforge.source import Mapping, Node, Scalar, Sequence, load
from planforge.source.editing import Edits, NotEditable
from planforge.source.editing.writing import Block, Flow, flow, pairs

FILE = Path(__file__).parents[1] / "cases" / "editing" / "edits.yaml"
CASES: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), Loader=yaml.BaseLoader)
_MARKS = {"⇥": "\t", "␣": " ", "¶": ""}
REFUSED = "拒绝"


def written(shown: str) -> str:
    """The text that a case shows."""
    return "".join(_MARKS.get(character, character) for character in shown)


def opened(text: str) -> tuple[Edits, Node]:
    """The file ``text`` for changes, and its value."""
    node = load(text, "plan.yaml", Diagnostics())
    assert node is not None
    return Edits(text, node), node


def at(node: Node, path: str) -> Any:
    """The value at ``path``."""
    for step in filter(None, path.split(".")):
        if isinstance(node, Mapping):
            node = next(entry.value for entry in node if entry.key.value == step)
        else:
            assert isinstance(node, Sequence)
            node = node.items[int(step)]
    return node


def change(edits: Edits, node: Node, name: str, path: str, value: Any = None) -> None:
    """Note one change of a case."""
    arguments = [] if value is None else [list(value.items()) if isinstance(value, dict) else value]
    getattr(edits, name)(at(node, path), *arguments)


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_made_where_a_person_would_make_it(name: str) -> None:
    """All else stays as it is; what cannot be changed safely is refused."""
    case = CASES[name]
    edits, node = opened(written(case["before"]))
    for one in case["edits"]:
        change(edits, node, *one)
    if case["after"] == REFUSED:
        with pytest.raises(NotEditable):
            edits.apply()
    else:
        assert edits.apply() == written(case["after"])


ODD = [
    *("", "~", "null", "- 甲", "甲: 乙", "甲 # 乙", "'甲", "100%", "[甲]", "a:", "&甲", "12", "\\n"),
    *("甲\n乙", "甲\n\n 乙\n", "\t甲", " 甲 "),
]


@pytest.mark.parametrize("words", ODD)
def test_any_text_reads_back(words: str) -> None:
    """In a block and in brackets, plain where that is safe."""
    for before in ("甲: 旧\n", "{甲: 旧}\n"):
        edits, node = opened(before)
        edits.replace(at(node, "甲"), words)
        edits.add(node, [("乙", words), ("丙", [words]), ("丁", Block((("戊", words),)))])
        assert data(load(edits.apply(), "", Diagnostics())) == {
            "甲": words,
            "乙": words,
            "丙": [words],
            "丁": {"戊": words},
        }


@pytest.mark.parametrize("words", [*(odd for odd in ODD if odd.strip()), "0：", "甲：乙", "－甲", "•甲", "<<"])
def test_any_key_reads_back(words: str) -> None:
    """Also one that holds what a hasty writer takes for a colon or a dash."""
    for written in ("\n".join(pairs([(words, "乙")], 0)), flow(Flow({words: "乙"}))):
        assert data(load(written, "", Diagnostics())) == {words: "乙"}


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_word_reads_back(words: str) -> None:
    """As a key and a value, on a line of its own and in brackets."""
    for written in ("\n".join(pairs([(words, words)], 0)), flow(Flow({words: words}))):
        assert data(load(written, "", Diagnostics())) == {words: words}


# -- by chance -------------------------------------------------------------------------------------

_COMMENT = re.compile(r"#注\d+")


class Document:
    """A file by chance, with comments that are all different."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.comments = chance, 0
        self.text = "\n".join(self.block(0, 3)) + chance.choice(("\n", "", "\n\n#注999\n"))

    def comment(self) -> str:
        self.comments += 1
        return f"#注{self.comments}"

    def end(self) -> str:
        blank = self.chance.choice(("", "", "  ", "\t"))
        return f"{blank or ' '}{self.comment()}" if self.chance.random() < 0.3 else blank

    def between(self, column: int) -> list[str]:
        lines = [" " * self.chance.choice((0, column)) + self.comment()] if self.chance.random() < 0.2 else []
        return ([""] if self.chance.random() < 0.1 else []) + lines

    def scalar(self) -> str:
        return self.chance.choice(("一", "二 三", '"四"', "'五: 六'", "2025-07-20", "", "~"))

    def flow(self, depth: int) -> str:
        kind = self.chance.randrange(3) if depth > 0 else 0
        inner = [self.flow(depth - 1) for _ in range(self.chance.randint(0, 3) if kind else 0)]
        if kind == 0:
            return self.scalar() or "七"
        end = self.chance.choice(("", " ", ", " if inner else ""))
        if kind == 1:
            return "[" + ", ".join(inner) + end + "]"
        return "{" + ", ".join(f"{key}: {one}" for key, one in zip("甲乙丙", inner, strict=False)) + end + "}"

    def value(self, start: str, column: int, depth: int) -> list[str]:
        """A value behind ``start``, the key or dash of which stands at ``column``."""
        kind = self.chance.randrange(6) if depth else self.chance.randrange(3)
        if kind <= 1:
            return [f"{start} {self.scalar()}{self.end()}"]
        if kind == 2:
            mark = self.chance.choice(("|", "|-", "|+", ">", ">-", ">+"))
            margin = " " * (column + self.chance.choice((1, 2, 4)))
            body = [margin + "一", *self.chance.choice(([], [""], [margin + "  二"])), margin + "# 三"]
            return [f"{start} {mark}{self.end()}", *body, *self.chance.choice(([], [""]))]
        if kind == 3:
            return [f"{start} {self.flow(2)}{self.end()}"]
        if start.endswith("-"):
            inner = self.block(column + 2, depth - 1)
            head = next(index for index, line in enumerate(inner) if line.strip() and not line.lstrip().startswith("#"))
            return [*inner[:head], start + inner[head][len(start) :], *inner[head + 1 :]]
        return [start + self.end(), *self.block(column + self.chance.choice((2, 4)), depth - 1)]

    def block(self, column: int, depth: int) -> list[str]:
        lines: list[str] = []
        is_list = self.chance.random() < 0.4
        for key in "甲乙丙"[: self.chance.randint(1, 3)]:
            start = " " * column + ("-" if is_list else self.chance.choice((f"{key}:", f'"{key}":')))
            lines += [*self.between(column), *self.value(start, column, depth)]
        return lines


def nodes(node: Node) -> list[Node]:
    """Every value of a file, the outermost first."""
    below = [entry.value for entry in node] if isinstance(node, Mapping) else []
    below = list(node.items) if isinstance(node, Sequence) else below
    return [node, *(inner for one in below for inner in nodes(one))]


def any_changes(chance: Random, edits: Edits, root: Node) -> set[int]:
    """Some changes; the lines, from 0, that they may touch."""
    touched: set[int] = set()
    behind_keys = {id(entry.value) for node in nodes(root) if isinstance(node, Mapping) for entry in node}
    for node in nodes(root):
        if chance.random() < 0.7:
            continue
        place = node.place
        if isinstance(node, Scalar):
            is_open = node.is_empty and id(node) in behind_keys and chance.random() < 0.5
            edits.fill(node, "新") if is_open else edits.replace(node, "新: 的")
            touched |= set(range(place.line - 1, place.end_line))
        elif isinstance(node, Mapping):
            edits.add(node, [("新", ["一", Block((("二", "三"),))]), ("词", chance.choice(("一", "二: 三", "- 四")))])
            touched.add(place.end_line - 1)
        elif node.items or "[" in edits._spots.lines[place.line - 1]:
            edits.append(node, chance.choice(("新", Block((("二", "三: 四"), ("五", "六"))))))
            touched.add(place.end_line - 1)
    return touched


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.integers(0, 10**9))
def test_whatever_stands_in_the_file_stays(seed: int) -> None:
    """Every comment is there, in its order; every line that is not changed is, byte for byte; the result reads well."""
    chance = Random(seed)
    before = Document(chance).text
    diagnostics = Diagnostics()
    root = load(before, "", diagnostics)
    if root is None or diagnostics.has_errors():
        return
    edits = Edits(before, root)
    touched = any_changes(chance, edits, root)
    after = edits.apply()
    in_values = set(_COMMENT.findall(json.dumps(data(root), ensure_ascii=False)))
    wanted = [one for one in _COMMENT.findall(before) if one not in in_values]
    assert [one for one in _COMMENT.findall(after) if one not in in_values] == wanted
    kept = iter(after.split("\n"))
    lines = [line for index, line in enumerate(before.split("\n")) if index not in touched]
    assert all(line in kept for line in lines), json.dumps([before, after], ensure_ascii=False)
