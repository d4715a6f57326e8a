"""Field text inside formal Markdown: every mark is replaced by a stand-in, so that no field can be read as markup.

The stand-ins are Unicode noncharacters (U+FDD0–U+FDEF), which the reader of source files refuses; replacing
and restoring is one table look-up each way and needs no knowledge of Markdown's many contexts.
"""

from __future__ import annotations

import re

from planforge.patterns import lazy

PATH_OPEN, PATH_CLOSE = "\ufdd0", "\ufdd1"
LINE_BREAK = "\ufdd2"
_MARKS = "\\`*_{}[]<>#+-.!|=:^&~ "
_FIRST = 0xFDD3

_INTO = {ord(mark): chr(_FIRST + index) for index, mark in enumerate(_MARKS)}
_INTO[ord("\n")] = LINE_BREAK
_INTO[ord("\t")] = chr(_FIRST + _MARKS.index(" "))
_BACK = {_FIRST + index: mark for index, mark in enumerate(_MARKS)}
_BACK[ord(LINE_BREAK)] = "\n"
LAST_STAND_IN = chr(max(_BACK))
_PATH = lazy(f"{PATH_OPEN}([^{PATH_CLOSE}]*){PATH_CLOSE}")
# Most texts have nothing to replace, and a search finds that out ten times as fast as a translation.
_REPLACED = lazy(rf"[{re.escape(_MARKS)}\n\t]")
_STAND_IN = lazy(f"[{LINE_BREAK}-{LAST_STAND_IN}]")


def protect(text: str) -> str:
    """``text`` with every Markdown mark and line break behind its stand-in."""
    return text.translate(_INTO) if _REPLACED.search(text) else text


def restore(text: str) -> str:
    """``text`` as it was before `protect`."""
    return text.translate(_BACK) if _STAND_IN.search(text) else text


def with_path(text: str, path: str) -> str:
    """``text`` preceded by the invisible mark of the YAML path that it came from."""
    return f"{PATH_OPEN}{path}{PATH_CLOSE}{text}" if path else text


def protect_at(path: str, text: str) -> str:
    """`protect` and `with_path` at once: what is done with most texts of a plan."""
    bare = text.translate(_INTO) if _REPLACED.search(text) else text
    return f"{PATH_OPEN}{path}{PATH_CLOSE}{bare}" if path else bare


def take_path(text: str) -> tuple[str, str]:
    """``text`` without path marks, and the first path that it carried."""
    before, opened, rest = text.partition(PATH_OPEN)
    if not opened:
        return text, ""
    if PATH_OPEN not in rest and PATH_CLOSE in rest:
        path, _, after = rest.partition(PATH_CLOSE)
        return before + after, path
    found = _PATH.search(text)
    return _PATH.sub("", text), found.group(1) if found else ""
