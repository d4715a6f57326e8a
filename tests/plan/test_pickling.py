"""Plans travel between processes: what arrives is what was sent."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from real_plans import PLANS, name

from planforge.plan.companions import read_apart


@pytest.mark.parametrize("file", PLANS, ids=name)
def test_a_plan_travels(file: Path) -> None:
    """With its texts' paths, the places of its values and the class of every list."""
    loaded, _ = read_apart(file.read_bytes(), file.name)
    sent = pickle.loads(pickle.dumps(loaded))
    assert sent == loaded
    assert repr(sent) == repr(loaded)
