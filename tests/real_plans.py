"""The plans that stand in the repository: starters and samples. Renders nothing by itself."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import planforge
from planforge.document.tree import Document
from planforge.language.script import fold
from planforge.pipeline import Checked
from planforge.plan.companions import Beside
from planforge.plan.kinds import INPUTS, kind_named

ROOT = Path(__file__).parent.parent


_KIND = re.compile("^(?:类型|類型|kind): *(.+?) *$", re.MULTILINE)


def _is_input(file: Path) -> bool:
    """Whether ``file`` goes into plans, and is none itself: 反馈意见, 校历."""
    written = _KIND.search(file.read_text("utf-8"))
    return written is not None and kind_named(fold(written[1])) in INPUTS


STARTERS = sorted(file for file in ROOT.glob("templates/*/starter.yaml") if not _is_input(file))
EVERY_SAMPLE = sorted(ROOT.glob("samples/**/*.yaml"))
INPUT_FILES = [file for file in EVERY_SAMPLE if _is_input(file)]
"""What inspections found, and school calendars; the plans beside name them."""
FORMS = [file for file in EVERY_SAMPLE if file.stem.endswith("表样")]
"""Plans with {places} that the rows of the table beside them fill; by themselves they are not finished."""
SAMPLES = [file for file in EVERY_SAMPLE if file not in (*INPUT_FILES, *FORMS)]
PLANS = [*STARTERS, *SAMPLES]


def name(file: Path) -> str:
    """A short name for test reports."""
    return f"{file.parent.name}-{file.stem}"


def table_of(form: Path) -> Path:
    """The table whose rows are laid over ``form``."""
    return form.with_name(form.name.replace(".表样.yaml", ".csv"))


def beside(file: Path) -> Beside:
    """Reads the files beside ``file``."""
    return lambda other: (file.parent / other).read_bytes()


def fresh(file: Path) -> Checked:
    """The plan in ``file`` with the files that it names, read anew: what is done with it may add findings."""
    return planforge.read(file.read_bytes(), file.name, beside(file))


@cache
def read(file: Path) -> tuple[Checked, Document]:
    """The plan in ``file`` and its document."""
    checked = fresh(file)
    document = planforge.make_document(checked)
    assert document is not None, [(found.code, found.place) for found in checked.diagnostics]
    return checked, document
