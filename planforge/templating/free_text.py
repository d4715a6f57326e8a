"""A free text (the 内容 of a 章节 or 附件) as formal Markdown, without the powers that only templates have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from planforge.document.escaping import protect, with_path
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
_POWER = lazy(r"[\\`{}&<!#:]")
"""What every one of these has in it, but a number of so many figures."""
_LONG_NUMBER = 5
_LAST_MARK = "~"
"""The last of the characters that a mark can begin with."""
_FENCE = lazy(r"[ ]*(`{3,}|~{3,})[^`]*")
_HEADING = lazy(r"(#{1,6})(?=\s)")
_ITEM = lazy(r"(?P<indent>[ ]*)(?:[-*+]|(?P<number>\d+\.))[ ]+\S")
_NESTED = lazy(r"[ ]*(?:(?:[-*+]|\d+\.)[ ]+){12}")
"""Lists inside one another on one line, beyond all reading."""
_BLOCK_START = lazy(r"(?:#{1,6}\s+|\s*(?:[-*+]|\d+\.)\s+|\s*\|[ \t]*|)(?=[^\s|:-])(?!(?:\^\^|<<)[ \t]*\|)")


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
    lines = text.split("\n")
    _check_depth(lines, path)
    tame = [_tamed(line) for line in _ended(_without_fences(lines))]
    shifted = "".join(_with_headings_at(top, tame))
    apart = _apart(shifted.split("\n"), path)
    mark = with_path("", path)
    return Markup("\n".join(_marked(line, mark) for line in apart) if mark else "\n".join(apart))


def _check_depth(lines: list[str], path: str) -> None:
    """Raises: TooDeep."""
    for line in lines:
        if not _begins_plainly(line) and (found := _NESTED.match(line)):
            raise TooDeep(found[0].strip(), path)


def _begins_plainly(line: str) -> bool:
    """Whether ``line`` begins with a character that no mark begins with: most do."""
    first = line[:1]
    return first > _LAST_MARK and not first.isspace() and not first.isdecimal()


def _ended(lines: Iterable[str]) -> list[str]:
    """``lines`` with their ends, which the last one has not."""
    *others, last = lines
    return [*(f"{line}\n" for line in others), last]


def _tamed(line: str) -> str:
    """``line`` without any power that a free text has not."""
    if _POWER.search(line) or line.lstrip(" ")[:_LONG_NUMBER].isdecimal():
        return _MEANING.sub(_plain, line)
    return line


def _with_headings_at(top: int, lines: Iterable[str]) -> Iterator[str]:
    """``lines``, the highest headings among them of level ``top``."""
    found = [(line, _HEADING.match(line) if line.startswith("#") else None) for line in lines]
    levels = top - min((len(heading[1]) for _, heading in found if heading), default=top)
    for line, heading in found:
        yield "#" * min(6, len(heading[1]) + levels) + line[heading.end() :] if heading else line


def _marked(line: str, mark: str) -> str:
    """``line`` with the ``mark`` of its path where its own words begin."""
    if _begins_plainly(line):
        return mark + line
    start = _BLOCK_START.match(line)
    return f"{start[0]}{mark}{line[start.end() :]}" if start else line


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
            yield from ("", protect("\n".join(lines[number : closing[-1] + 1])), "")
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
    if _begins_plainly(line) and "|" not in line:
        return "text"
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
