"""How the pipeline grows: pairs of chapters with a table, 1, 10 and 100 of them, as time a paragraph.

A whole hundred of long documents would be more than planforge reads as one plan (2 MB).
"""

from __future__ import annotations

from collections.abc import Iterator

from documents.long import long_text
from measuring import Line, Ratio, timed
from subject import Subject

TIMES = (1, 10, 100)
CHAPTERS, PARAGRAPHS = 2, 15
"""Of one time the content: its chapters, the second with a table, and the paragraphs of each."""
_UNIT = CHAPTERS * PARAGRAPHS
BAR = 1.3
"""Time a paragraph at a hundred times the content, by that at one time."""


def lines(*, full: bool) -> Iterator[Line]:
    """The line about growth."""
    rounds = [_round() for _ in range(3 if full else 1)]
    points = tuple((times, Ratio.of([of[times] / of[1] for of in rounds]).median) for times in TIMES)
    yield Line(
        "增长",
        f"管线：{TIMES[-1] * _UNIT:,} 段时每段 ÷ {_UNIT} 段时每段",
        Ratio.of([of[TIMES[-1]] / of[1] for of in rounds]),
        BAR,
        at_most=True,
        points=points,
    )


def _round() -> dict[int, float]:
    """Seconds of the pipeline a unit of content, by how many times the content."""
    return {times: _seconds(times) / times for times in TIMES}


def _seconds(times: int) -> float:
    subject = Subject("增长", long_text(times * CHAPTERS, PARAGRAPHS))
    subject.piped()
    return timed(subject.piped, max(1, TIMES[-1] // times // 10))
