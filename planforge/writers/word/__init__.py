"""The Word writer: ``write`` a document tree by a layout profile that ``load_profile`` reads; with remarks in it,
``write_review``.

The rest of this folder is for these; nothing outside reaches past them.
"""

from __future__ import annotations

from planforge.document.tree import Document
from planforge.writers.word.errors import ProfileError, WordError
from planforge.writers.word.glyphs import missing_glyphs
from planforge.writers.word.profile import Profile
from planforge.writers.word.profile_file import default_profile, load_profile, profile_names
from planforge.writers.word.remark_limits import Remark
from planforge.writers.word.remark_places import Quote, Where
from planforge.writers.word.review import write_review
from planforge.writers.word.writing import write as _write

__all__ = [
    "Profile",
    "ProfileError",
    "Quote",
    "Remark",
    "Where",
    "WordError",
    "default_profile",
    "load_profile",
    "missing_glyphs",
    "profile_names",
    "write",
    "write_review",
]


def write(document: Document, profile: Profile | None = None) -> bytes:
    """The Word file of ``document``; the same input gives the same bytes on any day.

    Without ``profile`` it is laid out as is usual for its script.

    Raises:
        WordError: the document holds what Word cannot; the error has the YAML path of the block.
    """
    return _write(document, profile or load_profile(default_profile(document.script), document.script))
