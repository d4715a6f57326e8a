"""The slim base that everybody starts from: planforge's own package with its styles and footers, and no text."""

from __future__ import annotations

from io import BytesIO

import docx

from planforge.document.tree import Document, Part, Properties
from planforge.pipeline import write_docx


def slim_base() -> bytes:
    """The Word file of an empty document, proven to open in python-docx."""
    base = write_docx(Document((Part(()),), Properties("", "", "")))
    assert {"Body", "PlanTable"} <= {style.style_id for style in docx.Document(BytesIO(base)).styles}
    return base
