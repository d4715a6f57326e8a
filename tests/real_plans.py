"""The plans that stand in the repository: starters and samples. Renders nothing by itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import planforge
from planforge.document.tree import Document
from planforge.pipeline import Checked

ROOT = Path(__file__).parent.parent
STARTERS = sorted(ROOT.glob("templates/*/starter.yaml"))
SAMPLES = sorted(ROOT.glob("samples/**/*.yaml"))
PLANS = [*STARTERS, *SAMPLES]


def name(file: Path) -> str:
    """A short name for test reports."""
    return f"{file.parent.name}-{file.stem}"


@cache
def read(file: Path) -> tuple[Checked, Document]:
    """The plan in ``file`` and its document."""
    checked = planforge.read(file.read_bytes(), file.name)
    document = planforge.make_document(checked)
    assert document is not None, [(found.code, found.place) for found in checked.diagnostics]
    return checked, document
