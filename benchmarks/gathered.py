"""Lines of the measurements that also run by themselves: the start of the command, the growth of the writer.

Each has a function ``measure`` that returns names, values and the most that each value may be, or None.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from measuring import Line, Ratio


def lines(module: str, topic: str) -> Iterator[Line]:
    """What ``module`` measures, under ``topic``."""
    for name, value, most in import_module(module).measure():
        yield Line(topic, name, Ratio.of([value]), most, at_most=True)
