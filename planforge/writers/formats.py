"""The formats of what planforge writes, by the ending of a file's name."""

from __future__ import annotations

DOCUMENTS = ("docx", "md")
"""The formats of a document."""
SCHEDULES = ("ics", "xlsx")
"""The formats of a schedule."""
FORMATS = (*DOCUMENTS, *SCHEDULES)
