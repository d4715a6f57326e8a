"""YAML text to located values, with every mistake of the file in one run. Knows no key and no type."""

from __future__ import annotations

from yaml import YAMLError

from planforge.diagnostics import TOO_MANY, Diagnostics, Place
from planforge.source.builder import Builder, TooMuchError
from planforge.source.characters import clean
from planforge.source.located import Node
from planforge.source.misreading import MisreadError
from planforge.source.places import as_written

MOST_FINDINGS = 1000
"""More than anyone reads, and enough for an editor."""


def load(text: str, file: str, diagnostics: Diagnostics) -> Node | None:
    """The value of ``text``; None where the file is empty or exceeds a bound, which is then reported.

    Never raises: what the parser refuses is reported, mended in memory and read on. After errors the value
    is what the file probably meant, good enough to look for further mistakes in, not to render.
    """
    text = clean(text, file, diagnostics)
    found = Diagnostics()
    try:
        node = Builder(text, found, as_written(file)).build()
    except TooMuchError:
        node = None
    except (YAMLError, MisreadError):
        from planforge.source.recovery import recover

        found = Diagnostics()
        node = recover(text, file, found)
    if node is None and not found.has_errors():
        found.error("PF110", Place(file, 1, 1, 1, 1))
    diagnostics.extend(_bounded(found))
    return node


def _bounded(found: Diagnostics) -> Diagnostics:
    """``found``, or as much of it as is of use, and a note that there is more."""
    if len(found) <= MOST_FINDINGS:
        return found
    in_order = list(found)
    kept = Diagnostics()
    kept.extend(in_order[:MOST_FINDINGS])
    if not kept.has_errors():
        kept.extend([max(in_order, key=lambda diagnostic: diagnostic.severity)])
    kept.note(TOO_MANY, in_order[MOST_FINDINGS].place, count=MOST_FINDINGS)
    return kept
