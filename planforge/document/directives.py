"""``:::`` blocks made of lines ``label | …`` to blocks of the tree. Nothing here reads Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from planforge.document.escaping import restore, take_path
from planforge.document.refused import MalformedLine, NoLabel, UnknownLabel
from planforge.document.tree import AnnexNote, Block, Group, GroupEntry, Member, Signature

Rows: TypeAlias = list[list[str]]


def read_lines(name: str, text: str, words: str) -> Block:
    """The block that directive ``name`` (one of `LINE_DIRECTIVES`) makes of its lines and the words after its name.

    Raises:
        Refused: a line is not of the directive's form.
    """
    return LINE_DIRECTIVES[name](_rows(text), words.split())


def _rows(text: str) -> Rows:
    return [[part.strip() for part in line.split("|")] for line in text.split("\n") if line.strip()]


def _clean(text: str) -> str:
    return restore(take_path(text)[0]).strip()


def _written(row: list[str]) -> str:
    """A line as its author sees it."""
    return " | ".join(map(_clean, row)).strip()


def _group(rows: Rows, words: list[str]) -> Group:
    """Lines ``组长 | name | post``; a line with an empty label goes on with the label above."""
    entries: list[GroupEntry] = []
    for row in rows:
        label, member = _member(row)
        if label:
            entries.append(GroupEntry(label, (member,)))
        elif entries:
            entries[-1] = entries[-1]._replace(members=(*entries[-1].members, member))
        else:
            raise NoLabel(_written(row))
    return Group(tuple(entries), entries[0].members[0].path.rpartition(".")[0] if entries else "")


def _member(row: list[str]) -> tuple[str, Member]:
    """The label of a line, and whom it names."""
    if len(row) not in (2, 3):
        raise MalformedLine("group", _written(row), "组长 | 姓名 | 职务")
    label, name, *post = row
    return _clean(label), Member(_clean(name), _clean(post[0]) if post else "", take_path(name)[1])


def _signature(rows: Rows, words: list[str]) -> Signature:
    """Lines ``unit | 青山县教育局`` and ``date | 2025年2月6日``."""
    said: dict[str, list[str]] = {"unit": [], "date": []}
    for row in rows:
        if len(row) != 2:
            raise MalformedLine("signature", _written(row), "unit | 单位")
        if row[0] not in said:
            raise UnknownLabel(_clean(row[0]), said)
        said[row[0]].append(_clean(row[1]))
    path = take_path(rows[0][1])[1] if rows else ""
    return Signature(tuple(said["unit"]), next(iter(said["date"]), ""), "sealed" in words, path)


def _annex_note(rows: Rows, words: list[str]) -> AnnexNote:
    """One annex name a line; the word after the directive is the label."""
    for row in rows:
        if len(row) != 1:
            raise MalformedLine("annex-note", _written(row), "附件名称")
    names = tuple(_clean(row[0]) for row in rows)
    return AnnexNote(names, _clean(words[0]) if words else "附件", "annexes")


LINE_DIRECTIVES: dict[str, Callable[[Rows, list[str]], Block]] = {
    "group": _group,
    "signature": _signature,
    "annex-note": _annex_note,
}
"""The readers of the ``:::`` blocks made of lines, by name."""
