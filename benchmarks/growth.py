"""How the pipeline grows: the long document at 1, 10 and 100 times its content, as time a paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from documents.long import long_text
from measuring import Line, Ratio, timed
from subject import Subject

TIMES = (1, 10, 100)
BAR = 1.3
"""Time a paragraph at a hundred times the content, by that at one time."""


def lines(*, full: bool) -> Iterator[Line]:
    """The line about growth."""
    rounds = [_round() for _ in range(3 if full else 1)]
    points = tuple((times, Ratio.of([of[times] / of[1] for of in rounds]).median) for times in TIMES)
    yield Line(
        "增长",
        f"长文·管线：{TIMES[-1]} 倍内容时每段 ÷ 1 倍时每段",
        Ratio.of([of[TIMES[-1]] / of[1] for of in rounds]),
        BAR,
        at_most=True,
        points=points,
    )


def _round() -> dict[int, float]:
    """Seconds of the pipeline a unit of content, by how many times the content."""
    return {times: _seconds(times) / times for times in TIMES}


def _seconds(times: int) -> float:
    subject = Subject("长文", long_text(times=times))
    subject.piped()
    return timed(subject.piped, TIMES[-1] // times // 10 or 1)
