"""The working folder of a batch."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_runs import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Empty."""
    return Folder(tmp_path)
