"""``make fuzz``: harmful files without end, each under ten seconds and a gigabyte; what breaks is kept.

    python tests/fuzzing/run.py --minutes 10 --jobs 2 --seed 1

A file that brings a traceback, takes too long, too much memory, or gives a Word file that fails the schema check
is written into ``--keep`` with what happened. Exit code 1 where there was one.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from inputs import Input, any_input
from target import is_valid, steps

MOST_SECONDS, MOST_MEMORY = 10, 1 << 30
"""For one command on one file; memory is that of the whole process, in bytes."""
VALIDATED = 25
"""Every how manieth Word file goes through the schema check, which takes longer than all the rest."""
ROUND = 200
"""Files that one process handles."""


class TooSlow(Exception):
    """Took more than ten seconds."""


def main() -> int:
    wanted = _arguments()
    end, seed = time.monotonic() + 60 * wanted.minutes, wanted.seed * 1_000_000
    tried: Counter[str] = Counter()
    failed = 0
    while time.monotonic() < end:
        with multiprocessing.Pool(wanted.jobs) as pool:
            rounds = pool.map(_round, range(seed, seed + wanted.jobs))
        seed += wanted.jobs
        for sorts, failures in rounds:
            tried += sorts
            failed += len(failures)
            _keep(Path(wanted.keep), failures)
        print(f"\r{tried.total()} files, {failed} failed", end="", file=sys.stderr)
    print(f"\n{dict(sorted(tried.items()))}")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--keep", default=".fuzz")
    return parser.parse_args()


def _keep(folder: Path, failures: list[tuple[str, bytes, str]]) -> None:
    for name, data, story in failures:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_bytes(data)
        (folder / f"{name}.txt").write_text(story, "utf-8")


def _round(seed: int) -> tuple[Counter[str], list[tuple[str, bytes, str]]]:
    """One process's share of files."""
    resource.setrlimit(resource.RLIMIT_AS, (3 * MOST_MEMORY, 3 * MOST_MEMORY))
    signal.signal(signal.SIGALRM, _ring)
    random, tried, failures = Random(seed), Counter[str](), []
    for number in range(ROUND):
        given = any_input(random)
        tried[given.sort] += 1
        if story := _story(given, random, validate=number % VALIDATED == 0):
            failures.append((f"{given.sort}-{seed}-{number}", given.data, story))
    return tried, failures


def _ring(signum: int, frame: object) -> None:
    raise TooSlow


def _story(given: Input, random: Random, *, validate: bool) -> str:
    """What went wrong with one file; empty where nothing did."""
    try:
        signal.alarm(MOST_SECONDS)
        for files in steps(given.data, random):
            signal.alarm(0)
            if validate and not all(map(is_valid, files)):
                return "the Word file fails the schema check"
            signal.alarm(MOST_SECONDS)
    except BaseException:
        return traceback.format_exc()
    finally:
        signal.alarm(0)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return f"{peak >> 20} MB" if peak > MOST_MEMORY else ""


if __name__ == "__main__":
    sys.exit(main())
