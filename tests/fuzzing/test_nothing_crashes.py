"""Whatever the file: findings or documents, never a traceback. ``make fuzz`` goes on for as long as one likes."""

from __future__ import annotations

import time
from random import Random

import pytest
from inputs import any_input
from target import is_valid, steps


@pytest.mark.parametrize("seed", range(40))
def test_no_file_brings_a_traceback(seed: int) -> None:
    """Ten files a seed, all that can be done with each, and the last one's Word file is valid."""
    random = Random(seed)
    for _ in range(10):
        given, begin = any_input(random), time.monotonic()
        files = [file for made in steps(given.data, random) for file in made]
        assert time.monotonic() - begin < 30, given.sort
    assert all(map(is_valid, files))
