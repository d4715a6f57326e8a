"""More pieces in a stretch of time than a limit allows (容量, 每人每天): which are beyond it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planforge.checks.first_few import first_few
from planforge.checks.publicity.said_times import Said, said_of
from planforge.diagnostics import Diagnostics
from planforge.plan.capacity import Capacity
from planforge.plan.loading import LoadedPlan
from planforge.publicity.counting import units_in
from planforge.publicity.occurrence import Occurrence
from planforge.publicity.windows import Span, Windows


class _Crowd(NamedTuple):
    """The stretches of time in which the pieces of ``said`` are beyond the limit."""

    said: Said
    spans: tuple[Span, ...]
    first: tuple[Occurrence, ...]
    """All pieces of the first stretch, those of ``said`` last."""


def warn_of_crowds(
    code: str,
    pieces: Iterable[Occurrence],
    limit: Capacity,
    windows: Windows,
    loaded: LoadedPlan,
    diagnostics: Diagnostics,
    **whose: str,
) -> None:
    """Warn with ``code`` of where ``pieces`` are more than ``limit`` takes; ``whose`` names the channel or person."""
    for crowd in _crowds(pieces, limit, windows):
        diagnostics.warning(
            code, loaded.place(crowd.said.path), path=crowd.said.path, text=crowd.said.text, **whose,
            when=first_few(span.label for span in crowd.spans), count=len(crowd.spans),
            subjects=first_few(one.subject for one in crowd.first), planned=len(crowd.first), most=limit.most,
        )  # fmt: skip


def _crowds(pieces: Iterable[Occurrence], limit: Capacity, windows: Windows) -> Iterator[_Crowd]:
    """Where ``pieces`` are more than ``limit`` takes, told at the time of the entry that comes later in the plan."""
    most = limit.most
    if most is None:
        return
    beyond: defaultdict[Said, dict[Span, tuple[Occurrence, ...]]] = defaultdict(dict)
    for (span, _), together in _gathered(pieces, limit, windows).items():
        ordered = sorted(together, key=_place)
        for number, one in enumerate(ordered[most:], most + 1):
            beyond[said_of(one)][span] = tuple(ordered[:number])
    for said, spans in beyond.items():
        yield _Crowd(said, tuple(sorted(spans)), spans[min(spans)])


def _gathered(
    pieces: Iterable[Occurrence], limit: Capacity, windows: Windows
) -> Mapping[tuple[Span, str], list[Occurrence]]:
    """The pieces by stretch of time, and by unit where the limit is that of every unit."""
    found: defaultdict[tuple[Span, str], list[Occurrence]] = defaultdict(list)
    for one in pieces:
        span = windows.at(limit.window, one.day)
        for unit in (units_in(one) or ("",)) if limit.each else ("",):
            if span:
                found[span, unit].append(one)
    return found


def _place(one: Occurrence) -> tuple[int, int]:
    """The place of its entry in the plan, and which issue it is."""
    return int(one.path.rpartition(".")[2]), one.number
