"""Shared by all tests: the --update flag, and the case files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

os.environ["PLANFORGE_CACHE"] = ""  # the processes that tests start leave the user's own cache alone
settings.load_profile("ci")  # the same examples everywhere; make fuzz tries others


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write generated files and goldens anew")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether goldens and generated files are to be written anew."""
    return bool(request.config.getoption("--update"))
