"""``planforge check --fix``: what is certainly wrong corrected in the file itself, and what was corrected told."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.cli.help import say
from planforge.filing.files import replace_plan

if TYPE_CHECKING:
    from planforge.correcting import Correction
    from planforge.diagnostics import Levels
    from planforge.filing.inputs import Inputs
    from planforge.pipeline import Checked


def correct_in_place(checked: Checked, original: bytes, path: Path, source: Inputs, levels: Levels) -> bytes | None:
    """Correct the plan at ``path``, which was read from the bytes ``original``: its new bytes; None where it stays.

    Comments, layout, encoding and line ends stay; the file is replaced as a whole or not at all.

    Raises:
        Failure: the file cannot be written, or not in its own encoding, or has changed in the meantime.
    """
    from planforge.correcting import corrected

    if checked.loaded is None:
        return None
    text, made = corrected(checked.text, checked.file, levels)
    if not made:
        return None
    data = source.written_like(text, original, path)
    replace_plan(path, data, expected=original)
    _tell(made)
    return data


def _tell(made: list[Correction]) -> None:
    from planforge.reports.columns import visible

    for one in made:
        place, change = one.place, "{old} → {new}" if one.new else say("删去 {old}")
        said = change.format(old=visible(one.old), new=visible(one.new))
        print(f"{visible(place.file)}:{place.line}:{place.column}: {said} [{one.code}]", file=sys.stderr)
    print(say("改正了{count}处").format(count=len(made)), file=sys.stderr)
