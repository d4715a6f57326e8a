"""``planforge status`` on a certain day, and what it says as data."""

from __future__ import annotations

import json
from typing import Any

from command_line import Planforge

DAY = ("--as-of", "2025-09-30")


def data(planforge: Planforge, *arguments: str) -> dict[str, Any]:
    """What ``status --format json`` says."""
    read: dict[str, Any] = json.loads(planforge("status", *arguments, *DAY, "--format", "json").out)
    return read
