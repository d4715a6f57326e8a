"""Reads and writes the case files of ``cases/source``: YAML as people get it wrong, and what is said about it.

A case is a title, a ``yaml`` block, a block with one line a finding, and a ``json`` block with what was read::

    2:3 PF121 「：」 → 目标: 乙

says: line 2, column 3, code PF121, the marked text, and the mended line (the fact ``fixed``) or the other facts.
Warnings and notes say so in front. ``⇥`` stands for a tab, ``⟨U+3000⟩`` for a character that would not be seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planforge.diagnostics import Diagnostic, Diagnostics, Severity
from planforge.source import Mapping, Node, Sequence, load

FOLDER = Path(__file__).parents[1] / "cases" / "source"
_CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<prose>(?:(?!```)(?!## ).*\n)*)```yaml\n(?P<yaml>(?s:.*?))```\n"
    r"(?:\n```\n(?P<said>(?s:.*?))```\n)?(?:\n```json\n(?P<read>(?s:.*?))```\n)?",
    re.MULTILINE,
)
_LEVELS = {Severity.WARNING: "警告 ", Severity.NOTE: "提示 ", Severity.ERROR: ""}
_NAMED = re.compile(r"⟨U\+([0-9A-F]+)⟩")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\u3000\xa0\u200b\u2028\ufeff\u202e\ufdd0\ufffd\uffff]")


@dataclass(frozen=True)
class Case:
    file: Path
    title: str
    written: str
    said: str
    read: str

    @property
    def text(self) -> str:
        """The YAML with its tabs and unseen characters."""
        return _NAMED.sub(lambda found: chr(int(found[1], 16)), self.written.replace("⇥", "\t"))

    def __str__(self) -> str:
        return f"{self.file.stem}: {self.title}"


def cases() -> list[Case]:
    return [case for file in sorted(FOLDER.glob("*.md")) for case in _cases(file)]


def _cases(file: Path) -> Iterable[Case]:
    for found in _CASE.finditer(file.read_text("utf-8")):
        yield Case(file, found["title"], found["yaml"], found["said"] or "", found["read"] or "")


def outcome(text: str) -> tuple[str, str]:
    """What is said about ``text``, and what was read."""
    diagnostics = Diagnostics()
    node = load(text, "plan.yaml", diagnostics)
    said = "".join(f"{_line(diagnostic, text)}\n" for diagnostic in diagnostics)
    return said, json.dumps(data(node), ensure_ascii=False) + "\n"


def data(node: Node | None) -> Any:
    """``node`` without its places."""
    if isinstance(node, Mapping):
        return {entry.key.value: data(entry.value) for entry in node}
    if isinstance(node, Sequence):
        return [data(item) for item in node]
    return None if node is None else node.value


def marked(diagnostic: Diagnostic, text: str) -> str:
    """The text under the carets; of several lines, the first."""
    place = diagnostic.place
    assert place is not None
    line = text.split("\n")[place.line - 1]
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    return line[place.column - 1 : end]


def _line(diagnostic: Diagnostic, text: str) -> str:
    place = diagnostic.place
    assert place is not None
    facts = dict(diagnostic.facts)
    said = f"→ {facts['fixed']}" if "fixed" in facts else " ".join(f"{k}={v}" for k, v in sorted(facts.items()))
    words = [f"{_LEVELS[diagnostic.severity]}{place.line}:{place.column}", diagnostic.code]
    return seen(" ".join([*words, f"「{marked(diagnostic, text)}」", said]).rstrip())


def seen(text: str) -> str:
    """``text`` with tabs and unseen characters written out."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text.replace("\t", "⇥"))


def write(changed: dict[str, tuple[str, str]], file: Path) -> None:
    """Write ``file`` anew with the outcomes of its cases by title."""

    def block(found: re.Match[str]) -> str:
        said, read = changed[found["title"]]
        parts = [f"## {found['title']}\n{found['prose']}```yaml\n{found['yaml']}```\n"]
        parts += [f"\n```\n{said}```\n"] if said else []
        parts += [f"\n```json\n{read}```\n"]
        return "".join(parts)

    file.write_text(_CASE.sub(block, file.read_text("utf-8")), "utf-8")
