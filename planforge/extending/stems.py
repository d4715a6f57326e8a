"""The names of the files that rows become: by a pattern, safe on every file system, no two alike. Makes no file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from planforge.diagnostics import Diagnostics
from planforge.extending.row import Row
from planforge.language.nearest import nearest
from planforge.patterns import lazy

MOST_BYTES = 200
"""Of a name without its ending, in UTF-8: file systems allow 255, of which script, part and format need some."""
_SHOWN = 20
_NAME = lazy(r"\{([^{}]*)\}")
_REFUSED = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
"""What file systems refuse, in the width that they take; people read the same."""
_RESERVED = lazy(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")
_BLANK = lazy(r"\s+")
_NO_CHARACTER = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def names_in(pattern: str) -> list[str]:
    """The names of columns in ``pattern``."""
    return [name.strip() for name in _NAME.findall(pattern)]


def file_stems(rows: Sequence[Row], pattern: str | None, stem: str, diagnostics: Diagnostics) -> list[str]:
    """The name of each row's files, without endings; what cannot be a name is reported.

    ``pattern`` holds {names} of columns. Without it a name is ``stem``, that of the plan, with the first cell.
    Without rows nothing is said of the pattern: the columns are not known.
    """
    if not rows or (pattern is not None and not _is_known(pattern, rows, diagnostics)):
        return []
    if pattern is not None:
        _tell_changed(pattern, diagnostics)
    found = [_stem(row, pattern, stem, diagnostics) for row in rows]
    _report_alike(found, rows, pattern or f"{stem}-{{{_first(rows)}}}", diagnostics)
    return found


def _is_known(pattern: str, rows: Sequence[Row], diagnostics: Diagnostics) -> bool:
    if any(brace in _NAME.sub("", pattern) for brace in "{}"):
        diagnostics.error("PF297", None, pattern=pattern)
        return False
    known = [name for name, _ in rows[0].names]
    unknown = [name for name in names_in(pattern) if name not in known]
    for name in unknown:
        near = nearest(name, known)
        diagnostics.error("PF290", None, pattern=pattern, name=name, nearest=near, known="、".join(known))
    return not unknown


def _tell_changed(pattern: str, diagnostics: Diagnostics) -> None:
    """Say what becomes of ``pattern`` itself, where it has what no name of a file can have."""
    made = safe_name(pattern)
    if made != unicodedata.normalize("NFC", pattern):
        diagnostics.note("PF298", None, pattern=pattern, made=made)


def _first(rows: Sequence[Row]) -> str:
    return next((name for name, _ in rows[0].names), "")


def _stem(row: Row, pattern: str | None, stem: str, diagnostics: Diagnostics) -> str:
    names = names_in(pattern) if pattern else [name for name, _ in row.names[:1]]
    used = [(name, cell) for name in names if (cell := row.cell(name))]
    place = used[0][1].place if used else row.place
    if empty := next(((name, cell) for name, cell in used if cell.is_empty), None):
        diagnostics.error("PF291", empty[1].place, column=empty[0])
        return ""
    made = _filled(pattern, row) if pattern else "-".join([stem, *(cell.value for _, cell in used)])
    safe = safe_name(made)
    if not safe:
        diagnostics.error("PF291", place)
    elif len(safe.encode()) > MOST_BYTES:
        diagnostics.error("PF291", place, name=f"{safe[:_SHOWN]}…", most=MOST_BYTES)
    return safe


def _filled(pattern: str, row: Row) -> str:
    def fill(found: re.Match[str]) -> str:
        cell = row.cell(found[1].strip())
        return cell.value if cell else ""

    return _NAME.sub(fill, pattern)


def safe_name(text: str) -> str:
    """``text`` as the name of a file on every system: refused marks full-width, no blanks or points at its ends."""
    visible = "".join(char for char in unicodedata.normalize("NFC", _BLANK.sub(" ", text)) if _is_visible(char))
    safe = visible.translate(_REFUSED).strip(" .")
    return f"_{safe}" if _RESERVED.match(safe) else safe


def _is_visible(char: str) -> bool:
    return unicodedata.category(char) not in _NO_CHARACTER


def _report_alike(stems: Sequence[str], rows: Sequence[Row], pattern: str, diagnostics: Diagnostics) -> None:
    seen: dict[str, Row] = {}
    names = [name for name, _ in rows[0].names]
    another = next((name for name in names if name not in names_in(pattern)), None)
    wider = {"pattern": f"{pattern}-{{{another}}}"} if another else {}
    for stem, row in zip(stems, rows, strict=True):
        key = unicodedata.normalize("NFKC", stem).casefold()
        first = seen.setdefault(key, row)
        if stem and first is not row:
            diagnostics.error("PF292", row.place, name=stem, line=first.place.line, **wider)
