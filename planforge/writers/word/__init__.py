"""The Word writer: ``write`` a document tree by a layout profile that ``load_profile`` reads, or ``stream`` it block by
block; with remarks in it, ``write_review``.

The rest of this folder is for these; nothing outside reaches past them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from planforge.document.tree import Block, Document
from planforge.writers.word.errors import ProfileError, WordError
from planforge.writers.word.glyphs import missing_glyphs
from planforge.writers.word.profile import Profile
from planforge.writers.word.profile_file import default_profile, load_profile, profile_names
from planforge.writers.word.remark_limits import Remark
from planforge.writers.word.remark_places import Quote, Where
from planforge.writers.word.review import write_review
from planforge.writers.word.writing import stream as _stream
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
    "stream",
    "write",
    "write_review",
]


def write(document: Document, profile: Profile | None = None) -> bytes:
    """The Word file of ``document``; the same input gives the same bytes on any day.

    Without ``profile`` it is laid out as is usual for its script.

    Raises:
        WordError: the document holds what Word cannot; the error has the YAML path of the block.
    """
    return _write(document, profile or _usual(document))


def stream(document: Document, file: BinaryIO, profile: Profile | None = None, more: Iterable[Block] = ()) -> None:
    """Write to ``file``, which can seek, the bytes that `write` gives, a few blocks at a time.

    ``more`` are further blocks of the last part, taken one by one as they are written, so that a document of any length
    takes no more memory than a short one; only a table is held whole. After an error ``file`` holds a part of a file.

    Raises:
        WordError: as `write`; the file gets larger than Word can open.
    """
    _stream(document, file, profile or _usual(document), more)


def _usual(document: Document) -> Profile:
    return load_profile(default_profile(document.script), document.script)
