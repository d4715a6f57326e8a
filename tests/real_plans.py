"""The plans that stand in the repository: starters and samples. Renders nothing by itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import planforge
from planforge.document.tree import Document
from planforge.pipeline import Checked

ROOT = Path(__file__).parent.parent


def _is_feedback(file: Path) -> bool:
    return "类型: 反馈意见" in file.read_text("utf-8")


STARTERS = sorted(file for file in ROOT.glob("templates/*/starter.yaml") if not _is_feedback(file))
EVERY_SAMPLE = sorted(ROOT.glob("samples/**/*.yaml"))
FEEDBACK = [file for file in EVERY_SAMPLE if _is_feedback(file)]
"""What inspections found; the plans beside name it."""
SAMPLES = [file for file in EVERY_SAMPLE if file not in FEEDBACK]
PLANS = [*STARTERS, *SAMPLES]


def name(file: Path) -> str:
    """A short name for test reports."""
    return f"{file.parent.name}-{file.stem}"


@cache
def read(file: Path) -> tuple[Checked, Document]:
    """The plan in ``file`` and its document."""
    checked = planforge.read(file.read_bytes(), file.name, lambda other: (file.parent / other).read_bytes())
    document = planforge.make_document(checked)
    assert document is not None, [(found.code, found.place) for found in checked.diagnostics]
    return checked, document
