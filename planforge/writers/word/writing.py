"""A document tree into a Word file, whole or bit by bit: the same bytes either way.

Must not import docx or lxml, read a clock or touch the file system.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from typing import BinaryIO

from planforge.document.tree import Block, Document
from planforge.writers.word.body import document_part
from planforge.writers.word.container import Container, Part, part
from planforge.writers.word.encoding import culprit, encoded
from planforge.writers.word.errors import WordError
from planforge.writers.word.house_style import house_style
from planforge.writers.word.profile import Profile
from planforge.writers.word.property_parts import core_properties, extended_properties

_LEVEL = 6


def write(document: Document, profile: Profile) -> bytes:
    """The Word file of ``document``; the same input gives the same bytes on any day.

    ``profile`` is a layout profile for the document's script (``load_profile``).
    Raises WordError for what Word cannot hold, with the YAML path of the block.
    """
    file = BytesIO()
    stream(document, file, profile)
    return file.getvalue()


def stream(document: Document, file: BinaryIO, profile: Profile, more: Iterable[Block] = ()) -> None:
    """Write the Word file of ``document``, whose last part goes on with ``more``, to ``file`` as `write` does."""
    if profile.script != document.script:
        raise WordError("PF537", document=document.script, layout=profile.script)
    house, container = house_style(profile), Container(file)
    for finished in house.leading:
        container.add(finished)
    container.add_stream("word/document.xml", document_part(document, house, more), _LEVEL)
    for finished in (*house.trailing, *_properties(document, profile)):
        container.add(finished)
    container.close()


def _properties(document: Document, profile: Profile) -> Iterator[Part]:
    yield _part("docProps/core.xml", core_properties(document.properties, profile.fonts.document_language))
    yield _of_author("docProps/app.xml", extended_properties(document.properties))


def _part(name: str, content: str) -> Part:
    raw = encoded(content)
    if raw is None:
        raise WordError("PF536", code_point=culprit(content))
    return part(name, raw, _LEVEL)


_of_author = lru_cache(maxsize=64)(_part)
"""A part that says only who wrote: the documents of a batch often have few authors."""
