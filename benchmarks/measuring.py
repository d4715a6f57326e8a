"""How everything is measured: side by side in alternating rounds, as the median of paired ratios.

Times are those of the processor, of this process and of its children, so that a busy machine does the least harm.
"""

from __future__ import annotations

import gc
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

Work = Callable[[], Any]
LEAST = 0.02
"""Seconds that one measurement takes at least; quick work is repeated."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A median of ratios, and between which values half of them lie."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Ratio:
        low, _, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
        return cls(median(values), low, high)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was measured, as a ratio, and the bar that it should reach."""

    topic: str
    name: str
    ratio: Ratio
    bar: float | None = None
    at_most: bool = False
    """The bar is the most that the ratio may be, not the least."""
    note: str = ""
    points: tuple[tuple[int, float], ...] = ()
    """Of a growth: how many times the content, and how many times the time (or memory) a unit of it takes."""

    @property
    def met(self) -> bool | None:
        """Whether the median reaches the bar; None where there is none."""
        if self.bar is None:
            return None
        return self.ratio.median <= self.bar if self.at_most else self.ratio.median >= self.bar


def processor_time() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def timed(work: Work, times: int = 1, clock: Callable[[], float] = processor_time) -> float:
    """Seconds that ``work`` takes, the mean of ``times`` in a row; garbage of others is collected before."""
    gc.collect()
    begin = clock()
    for _ in range(times):
        work()
    return (clock() - begin) / times


def rounds_of(
    works: Mapping[str, Work], rounds: int, clock: Callable[[], float] = processor_time
) -> dict[str, list[float]]:
    """Seconds of every work in each round. The order turns about from round to round; all are warm before the first."""
    times = {name: max(1, round(LEAST / max(_warm(work, clock), 1e-6))) for name, work in works.items()}
    gc.freeze()  # what importing one of them has left behind is nobody's garbage
    found: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds):
        for name in sorted(works, reverse=bool(number % 2)):
            found[name].append(timed(works[name], times[name], clock))
    gc.unfreeze()
    return found


def _warm(work: Work, clock: Callable[[], float]) -> float:
    work()
    return timed(work, 1, clock)


def paired(times: Mapping[str, list[float]], above: str, below: str) -> Ratio:
    """Of each round the time of ``above`` by that of ``below``."""
    return Ratio.of([one / other for one, other in zip(times[above], times[below], strict=True)])


# -- whole processes ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process took."""

    processor: float
    """Seconds of processor time, its own children's among them."""
    wall: float


def ran(command: Sequence[str | Path]) -> Ended:
    """Run ``command`` to its end.

    Raises:
        CalledProcessError: it fails.
    """
    begin = perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment())
    assert process.stderr
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    return Ended(usage.ru_utime + usage.ru_stime, perf_counter() - begin)


def ran_together(commands: Sequence[Sequence[str | Path]]) -> float:
    """Run ``commands`` at the same time, to the end of the last; the seconds by the clock.

    Raises:
        CalledProcessError: one fails.
    """
    begin = perf_counter()
    with ThreadPoolExecutor(len(commands)) as threads:
        list(threads.map(ran, commands))
    return perf_counter() - begin


def environment() -> dict[str, str]:
    """This process's environment, in which compiled modules are kept: without that every start compiles anew."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
