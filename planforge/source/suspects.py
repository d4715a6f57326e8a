"""Silent damage: text that YAML accepts and that means something else than its writer meant.

Judges what the parser read, so nothing inside a quoted or ``|`` text is suspected. Wrong YAML that the
parser refuses is the business of traps.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from planforge.diagnostics import TOO_MANY, Diagnostics, Place
from planforge.patterns import lazy
from planforge.source.located import Node, Scalar, Sequence
from planforge.source.misreading import MisreadError
from planforge.source.places import Locate
from planforge.source.quoting import quoted, shortened
from planforge.source.spans import content_end

WORD = "[^\\s：:，。；、,;（）()《》“”\"'#\\[\\]{}]{1,12}"
HAN_WORD = "[\u3400-\u9fff]{1,12}"
NAME = "[A-Za-z_]{1,20}"
FULL_WIDTH_KEY = lazy(f"(?P<key>{WORD}) *：[ \u3000]*(?P<rest>.*)")
UNSPACED_KEY = lazy(f"(?P<key>{HAN_WORD}|{NAME}):(?=[^\\s/])(?P<rest>.*)")
DASH = lazy("(?P<dash>[-－–—−•])(?!(?P=dash))(?![\\d.])[ \u3000]*(?P<rest>\\S.*)")
_COMMA_IN_LIST = lazy("\\w{1,6}(?:，(?![或再并以而但则即也还就不])\\w{1,6})+")
"""Short names side by side; a sentence goes on with a conjunction."""
_COMMA_IN_MAPPING = lazy(
    "[^，。；！？]*，[ \u3000]*(?!比如|例如|譬如|诸如|諸如|其中|包括|分别|分別|具体|具體|主要|如|即)"
    "[\u3400-\u9fff]{1,4}[\u3400-\u9fff](?<![为為是有下说說道出于於])[：:][^。；！？]*"
)
"""A short value and what may be the next key; a sentence has a mark at its end, or says 比如： and the like."""
_COLON = lazy("[：:][ \u3000]*")
_EATEN = lazy(r"#(?<=[^ \t\n][ \t]#)(?=#*[^\s#])")

_MOST_ROWS = 200
"""Enough lines of a sort to report; thousands of them are no plan."""
_SWALLOWED_ITEM = lazy(r"- +\S")


def eaten(text: str) -> frozenset[int]:
    """The indices of blanks where a ``#`` follows that may be text and not a comment.

    A comment as people write it has a blank after its ``#``, or two before it. So ``完成 #1 任务`` and
    ``见 #附件`` are suspected; ``甲 # 说明``, ``甲  # 说明`` and ``甲  #说明`` are not.
    """
    return frozenset(found.start() - 1 for found in _EATEN.finditer(text))


class Row(NamedTuple):
    """One line of a plain scalar; ``line`` and ``column`` count from 0."""

    text: str
    line: int
    column: int


class Suspects:
    """Reports the silent damage of one text."""

    def __init__(self, text: str, diagnostics: Diagnostics, locate: Locate) -> None:
        self._text = text
        self._diagnostics = diagnostics
        self._locate = locate
        self._comments = 0

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    # -- comments ----------------------------------------------------------------------------------

    def comment(self, index: int, line: int, column: int, start: int, in_flow: bool) -> None:
        """The blank at ``index`` ends a plain scalar begun at ``start``; the ``#`` after it eats what follows."""
        end = _line_end(self._text, index)
        place = self._locate(line, column + 1, line, column + end - index)
        self._comments += 1
        if self._comments > _MOST_ROWS:
            self._more(place, self._comments)
            return
        facts = {"eaten": shortened(self._text[index:end])}
        if not in_flow:
            head = self._text[self._text.rfind("\n", 0, index) + 1 : start]
            gap = " " if start == index else ""
            facts["fixed"] = shortened(f"{head}{gap}{quoted(self._text[start:end].strip())}")
        self._diagnostics.warning("PF124", place, **facts)

    def _more(self, place: Place, count: int) -> None:
        """Say once that there is more of the same."""
        if count == _MOST_ROWS + 1:
            self._diagnostics.note(TOO_MANY, place, count=_MOST_ROWS)

    # -- keys --------------------------------------------------------------------------------------

    def split(self, key: Scalar, line: int, column: int, in_flow: bool) -> tuple[Scalar, Scalar] | None:
        """Key and value where a full-width colon (or, in a flow mapping, a colon without blank) hides one."""
        found = FULL_WIDTH_KEY.fullmatch(key.value)
        code = "PF121"
        if found is None and in_flow:
            found, code = UNSPACED_KEY.fullmatch(key.value), "PF122"
        if found is None:
            return None
        word, rest = found["key"], found["rest"]
        end = column + len(word)
        fixed = f"{word}: {rest if in_flow else self._quotable(line, column + found.start('rest'))}".rstrip()
        behind = column + found.start("rest")
        place = self._locate(line, end, line, behind)
        self._diagnostics.error(code, place, key=word, fixed=shortened(fixed))
        rest_place = self._locate(line, behind, line, column + len(key.value))
        return Scalar(word, self._locate(line, column, line, end)), Scalar(rest, rest_place)

    def _quotable(self, line: int, column: int) -> str:
        """The rest of a line, in quotes where it holds a colon that YAML would take for its own."""
        text = self._lines[line]
        rest = text[column : content_end(text, column)]
        return quoted(rest) if ": " in rest or rest.endswith(":") else rest

    # -- values ------------------------------------------------------------------------------------

    def comma(self, value: Scalar, in_mapping: bool) -> None:
        """A full-width comma inside ``[ ]`` or ``{ }`` does not part the items; sentences may hold one."""
        rule = _COMMA_IN_MAPPING if in_mapping else _COMMA_IN_LIST
        if "，" in value.value and rule.fullmatch(value.value):
            fixed = value.value.replace("，", ", ")
            fixed = _COLON.sub(": ", fixed) if in_mapping else fixed
            self._diagnostics.warning("PF125", value.place, value=shortened(value.value), fixed=shortened(fixed))

    def lines(self, value: Scalar, raw: str, line: int, column: int, own_line: bool) -> Node:
        """Look at a plain scalar of several lines, or one on a line of its own below its key.

        Gives the list that was meant where every line begins with some dash, else ``value``.
        """
        rows = list(_rows(raw, line, column))
        if own_line and all(DASH.match(row.text) for row in rows):
            return Sequence(tuple(map(self._dashed, rows)), value.place)
        _refuse_items(rows[1:])
        if own_line or len(rows) > 1:
            self._hidden_keys(rows)
        return value

    def _dashed(self, row: Row) -> Scalar:
        found = DASH.match(row.text)
        assert found is not None
        rest = row.column + found.start("rest")
        if not row.text.startswith("- "):
            code = "PF129" if found["dash"] == "-" else "PF128"
            place = self._locate(row.line, row.column, row.line, rest)
            self._diagnostics.error(code, place, mark=found["dash"], fixed=shortened(f"- {found['rest']}"))
        return Scalar(found["rest"], self._locate(row.line, rest, row.line, row.column + len(row.text)))

    def _hidden_keys(self, rows: list[Row]) -> None:
        hidden = [(row, match) for row in rows[:_MOST_ROWS] if (match := _hidden_key(row.text))]
        if len(hidden) < len(rows[:_MOST_ROWS]):
            return
        if len(rows) > _MOST_ROWS:
            self._more(self._locate(rows[-1].line, 0, rows[-1].line, 0), _MOST_ROWS + 1)
        for row, match in hidden:
            code = "PF121" if "：" in row.text[match.end("key") : match.start("rest")] else "PF122"
            start, end = row.column + match.end("key"), row.column + match.start("rest")
            fixed = shortened(f"{match['key']}: {match['rest']}")
            place = self._locate(row.line, start, row.line, end)
            self._diagnostics.warning(code, place, key=match["key"], fixed=fixed)

    def is_braced(self, index: int) -> bool:
        return self._text.startswith("{{", index)

    def braces(self, value: Scalar) -> None:
        """``{{ … }}`` is two nested mappings to YAML."""
        fixed = shortened(quoted(value.value))
        self._diagnostics.error("PF126", value.place, value=shortened(value.value), fixed=fixed)


def _rows(raw: str, line: int, column: int) -> Iterator[Row]:
    for number, text in enumerate(raw.split("\n")):
        bare = text.strip(" \t")
        if bare:
            indent = column if number == 0 else len(text) - len(text.lstrip(" \t"))
            yield Row(bare, line + number, indent)


def hides_keys(raw: str) -> bool:
    """Whether some line of a text, which should be a mapping, begins with a key that has no proper colon."""
    return any(_hidden_key(row.text) for row in _rows(raw, 0, 0))


def _refuse_items(rows: list[Row]) -> None:
    """``- 乙`` in the middle of a text was meant as an item of a list."""
    found = next((row for row in rows if _SWALLOWED_ITEM.match(row.text)), None)
    if found is not None:
        raise MisreadError("PF127", found.line, found.column, item=shortened(found.text))


def _hidden_key(text: str) -> re.Match[str] | None:
    return FULL_WIDTH_KEY.fullmatch(text) or UNSPACED_KEY.fullmatch(text)


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end
