"""The peak memory of a command and of the processes that it starts (Linux).

Read while it runs: what the system tells of ended children counts the memory of whoever started them.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from measuring import environment

_PAUSE = 0.1
_PROCESSES = Path("/proc")


@dataclass(frozen=True, slots=True)
class Peak:
    """What a command held, in KiB, and how long it ran."""

    parent: int
    """Most that the command itself held (VmHWM)."""
    together: int
    """Most that it and its workers held at a time, shared pages counted once (PSS)."""
    seconds: float


def peak_of(command: Sequence[str | Path]) -> Peak:
    """Run ``command`` to its end and watch it.

    Raises:
        CalledProcessError: it fails.
    """
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment())
    parent = together = 0
    begin = perf_counter()
    while process.poll() is None:
        parent = max(parent, _figure(process.pid, "status", "VmHWM:"))
        family = [process.pid, *_children(process.pid)]
        together = max(together, sum(_figure(pid, "smaps_rollup", "Pss:") for pid in family))
        sleep(_PAUSE)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Peak(parent, together, perf_counter() - begin)


def _children(parent: int) -> list[int]:
    """The processes that ``parent`` and its children have started."""
    direct = [int(one.name) for one in _PROCESSES.glob("[0-9]*") if _figure(int(one.name), "status", "PPid:") == parent]
    return [pid for child in direct for pid in (child, *_children(child))]


def _figure(pid: int, file: str, label: str) -> int:
    """The figure behind ``label``; 0 where the process has just ended."""
    try:
        lines = (_PROCESSES / str(pid) / file).read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(label)), 0)
