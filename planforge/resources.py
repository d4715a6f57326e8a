"""Where the data that travels with planforge lies: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``templates`` or ``schemas``."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
