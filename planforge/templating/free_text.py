"""A free text (the 内容 of a 章节 or 附件) as formal Markdown, without the powers that only templates have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from planforge.document.escaping import PATH_CLOSE, PATH_OPEN, protect
from planforge.document.refused import MOST_COLUMNS, LongRow, TooDeep, WideTable
from planforge.patterns import lazy

_MEANING = lazy(
    r"""
    (?P<open>^[ ]*`{3,}[^`\n]*$)
    | \\(?P<escaped>[\\`*_{}\[\]<>\#+\-.!|=:^&~])
    | (?<!`)(?P<ticks>`{1,9})(?!`)(?P<code>[^\n]+?)(?<!`)(?P=ticks)(?!`)
    | (?P<image>!\[[^\[\]\n]*\]\([^()\n]*\))
    | (?P<kept><br>|(?<=\|)[ \t]*<<[ \t]*(?=\|))
    | :{3,}
    | ^[ ]*\d{5,}\.
    | ^\#{7,} | ^\#+(?![\#\s])
    | `+
    | [{}&<]
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What has no power in a free text, or another than in a template; all but ``kept`` becomes plain characters."""
_FENCE = lazy(r"[ ]*(`{3,}|~{3,})[^`]*")
_HEADING = lazy(r"^(#{1,6})(?=\s)", re.MULTILINE)
_ITEM = lazy(r"(?P<indent>[ ]*)(?:[-*+]|(?P<number>\d+\.))[ ]+\S")
_NESTED = lazy(r"^[ ]*(?:(?:[-*+]|\d+\.)[ ]+){12}", re.MULTILINE)
"""Lists inside one another on one line, beyond all reading."""
_BLOCK_START = lazy(
    r"^(#{1,6}[^\S\n]+|[^\S\n]*(?:[-*+]|\d+\.)[^\S\n]+|[^\S\n]*\|[ \t]*|)(?=[^\s|:-])(?!(?:\^\^|<<)[ \t]*\|)",
    re.MULTILINE,
)


def small_markdown(text: str, top: int) -> Markup:
    """A free text as formal Markdown: its highest headings get ``top`` hashes, its other powers are taken away.

    Paragraphs, headings, lists, tables, strong, emphasis and backslash escapes remain; directives, heading
    options, images, code blocks and HTML come out as the characters that they are written with.

    Raises:
        LongRow: a table row has more cells than the table's head.
        WideTable: a table has more columns than Word can show.
        TooDeep: a line begins with a dozen list marks.
    """
    path = getattr(text, "path", "")
    if found := _NESTED.search(text):
        raise TooDeep(found[0].strip(), path)
    tame = _MEANING.sub(_plain, "\n".join(_without_fences(text.split("\n"))))
    highest = min((len(found[1]) for found in _HEADING.finditer(tame)), default=top)
    shifted = _HEADING.sub(lambda found: "#" * min(6, len(found[1]) + top - highest), tame)
    apart = "\n".join(_apart(shifted.split("\n"), path))
    return Markup(_BLOCK_START.sub(rf"\1{PATH_OPEN}{path}{PATH_CLOSE}", apart) if path else apart)


def _without_fences(lines: list[str]) -> Iterator[str]:
    """``lines`` with every code block as a paragraph of the characters that it is written with."""
    ends: dict[str, list[int]] = {}
    for number in reversed(range(len(lines))):
        if lines[number].lstrip(" ").startswith(("```", "~~~")):
            ends.setdefault(lines[number].strip(" "), []).append(number)
    number = 0
    while number < len(lines):
        found = _FENCE.fullmatch(lines[number]) if ends else None
        closing = ends.get(found[1], []) if found else []
        while closing and closing[-1] <= number:
            closing.pop()
        if closing:
            yield f"\n{protect(chr(10).join(lines[number : closing[-1] + 1]))}\n"
            number = closing[-1]
        else:
            yield lines[number]
        number += 1


def _plain(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    return protect(found["escaped"] or found["code"] or found[0])


def _apart(lines: list[str], path: str) -> Iterator[str]:
    """``lines`` with a blank one between a list, table or heading and what stands directly before or after it."""
    kind, head = "", ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        before = kind
        kind = _kind(line, below, before, head)
        if kind == "head":
            head = line
        elif kind == "row":
            _check_row(line, head, path)
        if before and kind and kind != before and (before, kind) != ("head", "row"):
            yield ""
        yield line


def _kind(line: str, below: str, before: str, head: str) -> str:
    """What ``line`` belongs to, after a line of kind ``before``; nothing where it is blank."""
    if not line.strip():
        return ""
    if _HEADING.match(line):
        return "heading"
    if before in ("head", "row") and _goes_on(line, head):
        return "row"
    if _is_head(line, below):
        return "head"
    item = _ITEM.match(line)
    if before in ("bullets", "numbers") and line.startswith("  "):
        return before
    if item and len(item["indent"]) < 2:
        return "numbers" if item["number"] else "bullets"
    return "text"


def _goes_on(line: str, head: str) -> bool:
    """Whether ``line`` is a row of the table that begins with ``head``: it has pipes, and is no item of a list."""
    bordered = head.lstrip().startswith("|")
    return "|" in line and (line.lstrip().startswith("|") or not (bordered and _ITEM.match(line)))


def _is_head(line: str, below: str) -> bool:
    rule = below.strip()
    is_rule = "|" in rule and "-" in rule and set(rule) <= set("|:- ")
    return is_rule and "|" in line and len(_cells(line)) == len(_cells(rule))


def _cells(row: str) -> list[str]:
    return row.strip().removeprefix("|").removesuffix("|").split("|")


def _check_row(row: str, head: str, path: str) -> None:
    """Raises: LongRow, WideTable."""
    cells, columns = _cells(row), len(_cells(head))
    if columns > MOST_COLUMNS:
        raise WideTable(head.strip(), columns, path)
    if any(cell.strip() for cell in cells[columns:]):
        raise LongRow(row.strip(), len(cells), columns, path)
