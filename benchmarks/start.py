"""What starting costs: whole processes against an empty start of Python, in turn, so that a slow phase of the machine
slows both.

    python benchmarks/start.py [PLAN] [RUNS]

Each ratio is the median over the runs of (CPU time of the command ÷ that of ``python -c pass`` just before and after).
``imports`` is what the command's modules alone cost, loaded without doing anything. Planforge should be installed: in a
checkout the first run compiles its modules, and is not counted.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

RUNS = 9
SAMPLES = Path(__file__).parent.parent / "samples" / "implementation"
EMPTY = (sys.executable, "-c", "pass")
COMMAND = (sys.executable, "-m", "planforge")
IMPORTS = "import planforge.cli.render, planforge.pipeline, planforge.writers.word, planforge.writers.markdown"
RIVAL = "import docx, docxtpl"
"""What a script with docxtpl imports before it does anything."""


class Row(NamedTuple):
    """A command and how many empty starts it costs; ``bar`` is what it may cost, None where nothing is promised."""

    name: str
    ratio: float
    bar: float | None


def measure(plan: Path, runs: int = RUNS) -> list[Row]:
    """Every row of the table, for one ``plan``."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        kept, nothing = {"PLANFORGE_CACHE": str(folder / "kept")}, {"PLANFORGE_CACHE": ""}
        render = (*COMMAND, "render", str(plan), "-o", str(folder))
        rows = [
            Row("--help", _ratio((*COMMAND, "--help"), nothing, runs), 8),
            Row("render --help", _ratio((*COMMAND, "render", "--help"), nothing, runs), 16),
            Row("imports of render", _ratio((sys.executable, "-c", IMPORTS), nothing, runs), None),
            Row("check, one plan", _ratio((*COMMAND, "check", str(plan)), kept, runs), None),
            Row("render, nothing kept", _ratio(render, nothing, runs), None),
            Row("render, one plan", _ratio(render, kept, runs), 25),
        ]
        if importlib.util.find_spec("docxtpl"):
            rows.append(Row("imports of docxtpl", _ratio((sys.executable, "-c", RIVAL), nothing, runs), None))
        return rows


def _ratio(command: Sequence[str], environment: Mapping[str, str], runs: int) -> float:
    """How many empty starts ``command`` costs; its first run, which compiles and fills the cache, is not counted."""
    _seconds(command, environment)
    ratios = []
    for _ in range(runs):
        before, own, after = (_seconds(one, environment) for one in (EMPTY, command, EMPTY))
        ratios.append(2 * own / (before + after))
    return median(ratios)


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The CPU time of a process; its time by the clock where the system does not tell."""
    begin, used_before = perf_counter(), _used()
    done = subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode(errors="replace"))
    used = _used()
    return used - used_before if used is not None and used_before is not None else perf_counter() - begin


def _used() -> float | None:
    """The CPU time of all processes that have been waited for."""
    if sys.platform == "win32":
        return None
    import resource

    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def main() -> None:
    """Print the table."""
    plan = Path(sys.argv[1]) if len(sys.argv) > 1 else min(SAMPLES.glob("*.yaml"))
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS
    for row in measure(plan, runs):
        bar = f"at most {row.bar:g}" if row.bar is not None else ""
        print(f"{row.name:24} {row.ratio:6.1f} × an empty start   {bar}".rstrip())


if __name__ == "__main__":
    main()
