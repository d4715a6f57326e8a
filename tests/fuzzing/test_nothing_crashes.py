"""Whatever the file: findings or documents, never a traceback. ``make fuzz`` goes on for as long as one likes."""

from __future__ import annotations

import time
from random import Random

import pytest
from inputs import any_input
from target import is_valid, steps

MOST_SECONDS = 10
"""For one command on one file; of processor time, for machines have other things to do."""


@pytest.mark.parametrize("seed", range(8))
def test_no_file_brings_a_traceback(seed: int) -> None:
    """Thirty files a seed, each command in time, and of those that can be rendered a Word file is valid."""
    random, documents = Random(seed), []
    for _ in range(30):
        given, begin = any_input(random), time.process_time()
        for files in steps(given.data, random):
            assert time.process_time() - begin < MOST_SECONDS, given.sort
            documents += files
            begin = time.process_time()
    assert documents
    assert is_valid(random.choice(documents))
