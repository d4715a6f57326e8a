"""PF711: a quotation mark without its partner. Straight marks have PF756."""

from __future__ import annotations

from collections.abc import Iterator

from planforge.checks.text.near import once
from planforge.checks.text.quotes import STRAIGHT, paired, paragraphs
from planforge.checks.text.slip import Slip
from planforge.patterns import lazy

CURLED = frozenset("“”‘’「」『』")
_OPENING = lazy(r"[ \t　]*[“‘「『]")


def unpaired_quotes(text: str) -> Iterator[Slip]:
    """Quotation marks pair within a paragraph; each paragraph of a long quotation may open it again."""
    for start, line in paragraphs(text):
        runs_on = _OPENING.match(line) and _OPENING.match(text, start + len(line) + 1)
        lone = [start + spot for spot in paired(line).lone if line[spot] not in STRAIGHT]
        if runs_on and lone and not text[start : lone[0]].strip():
            del lone[0]
        yield from once(text, lone)
