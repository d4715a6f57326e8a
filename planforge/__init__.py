"""planforge: formal plan documents in Word and Markdown from one YAML file.

import planforge
checked = planforge.read(data, "plan.yaml")
document = planforge.make_document(checked)
docx = planforge.write_docx(document)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from planforge.pipeline import Checked, layout, make_document, read, render, stream_docx, write_docx, write_markdown

__all__ = [
    "Checked",
    "__version__",
    "layout",
    "make_document",
    "read",
    "render",
    "stream_docx",
    "write_docx",
    "write_markdown",
]


def __getattr__(name: str) -> Any:
    """The public names, imported when first used, so that ``planforge --help`` stays quick."""
    if name in __all__:
        return getattr(import_module("planforge.pipeline"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
