"""Findings as remarks for the review draft: worded in the script of the draft, with what they are about.

Puts nothing into the draft: where a remark goes, `planforge.writers.word` finds out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath

from planforge.diagnostics import Diagnostic, Place
from planforge.language.catalogs import Translate, messages
from planforge.language.conversion import converter, is_traditional
from planforge.pipeline import Checked
from planforge.reports.columns import visible
from planforge.reports.wording import LEVELS, describe
from planforge.writers.word import Quote, Remark, Where

_AROUND = 8
"""Characters of the line that are told on either side of the words."""
_STRAY = "（文稿中没有单独的位置，记在这里）"
_MORE = "另有 {count} 处，见 planforge check"


def remark_of(diagnostic: Diagnostic, checked: Checked, script: str) -> Remark:
    """What is said about ``diagnostic``, a finding about ``checked``, in a draft in ``script``.

    Level and message, remedy, code with file and line: each is a paragraph of the comment.
    """
    say = messages("zh_Hant" if is_traditional(script) else "zh_Hans")
    lines = list(_lines(diagnostic, say))
    stray = [*lines[:-1], say(_STRAY), lines[-1]]
    where = Where(_path(diagnostic, checked), tuple(_quotes(diagnostic, checked, script)))
    return Remark("\n".join(lines), where, "\n".join(stray), say(_MORE))


def _lines(diagnostic: Diagnostic, say: Translate) -> Iterator[str]:
    message, remedy = describe(diagnostic, say)
    yield visible(f"{say(LEVELS[diagnostic.severity])}：{message}")
    if remedy:
        yield visible(remedy)
    place = diagnostic.place
    yield visible(f"{diagnostic.code}　{PurePath(place.file).name}:{place.line}" if place else diagnostic.code)


def _path(diagnostic: Diagnostic, checked: Checked) -> str:
    """The path in the plan; of what is about a key, that of its holder; empty for what is about another file."""
    place, loaded = diagnostic.place, checked.loaded
    if place is None or loaded is None:
        return diagnostic.path
    if place.file != checked.file:
        return diagnostic.path if place.file in loaded.files_of(diagnostic.path) else ""
    return diagnostic.path or _path_at(place, loaded.places)


def _path_at(place: Place, places: Mapping[str, Place]) -> str:
    """The path of the smallest value that ``place`` is in; empty where it is in none."""
    near = ((path, one) for path, one in places.items() if one.line <= place.line and place.end_line <= one.end_line)
    holding = [path for path, one in near if _start(one) <= _start(place) and _end(place) <= _end(one)]
    return max(holding, key=lambda path: (_start(places[path]), path.count(".")), default="")


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def _quotes(diagnostic: Diagnostic, checked: Checked, script: str) -> Iterator[Quote]:
    """The words that the finding is about, as the draft may write them."""
    if form := diagnostic.facts.get("form"):
        yield Quote(form)
    written = _written(diagnostic, checked)
    if written is None:
        return
    yield written
    if script != checked.script:
        convert = converter(checked.script, script).text
        yield Quote(convert(written.words), convert(written.before), convert(written.after))


def _written(diagnostic: Diagnostic, checked: Checked) -> Quote | None:
    """The words at the place of the finding, where they stand on one line of the plan."""
    place = diagnostic.place
    if place is None or place.file != checked.file or place.line != place.end_line:
        return None
    line = _lines_of(checked.text)[place.line - 1]
    start, end = place.column - 1, place.end_column - 1
    marked = line[start:end].strip()
    words = marked.strip("\"' ") or marked
    if not words:
        return None
    return Quote(words, line[max(0, start - _AROUND) : start], line[end : end + _AROUND])


@lru_cache(maxsize=1)
def _lines_of(text: str) -> Sequence[str]:
    """The lines of a file, divided once for all that is found in it."""
    return text.split("\n")
