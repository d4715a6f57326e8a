"""Where the data that travels with planforge lies: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planforge.kept import recalled

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``templates`` or ``schemas``."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def read_yaml(path: Path) -> Any:
    """The content of a YAML file of ours (trusted, plain types). Users' files are read by ``source``."""
    text = path.read_bytes()
    return recalled(f"data {path}", text, lambda: _parsed(text))


def _parsed(text: bytes) -> Any:
    import yaml

    return yaml.load(text.decode("utf-8"), Loader=yaml.CSafeLoader)
