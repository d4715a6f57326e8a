"""A document tree into the bytes of a Word file.

Must not import docx or lxml, read a clock or touch the file system.
"""

from __future__ import annotations

from collections.abc import Iterator

from planforge.document.tree import Document
from planforge.writers.word.body import document_part
from planforge.writers.word.container import Part, package, part
from planforge.writers.word.encoding import culprit, encoded
from planforge.writers.word.errors import WordError
from planforge.writers.word.house_style import HouseStyle, house_style
from planforge.writers.word.profile import Profile
from planforge.writers.word.property_parts import core_properties, extended_properties

_LEVEL = 6


def write(document: Document, profile: Profile) -> bytes:
    """The Word file of ``document``; the same input gives the same bytes on any day.

    ``profile`` is a layout profile for the document's script (``load_profile``).
    Raises WordError for what Word cannot hold, with the YAML path of the block.
    """
    if profile.script != document.script:
        raise WordError("PF537", document=document.script, layout=profile.script)
    return package(_parts(document, profile, house_style(profile)))


def _parts(document: Document, profile: Profile, house: HouseStyle) -> Iterator[Part]:
    yield from house.leading
    yield part("word/document.xml", document_part(document, house), _LEVEL)
    yield from house.trailing
    language = profile.fonts.document_language
    for name, content in (
        ("docProps/core.xml", core_properties(document.properties, language)),
        ("docProps/app.xml", extended_properties(document.properties)),
    ):
        raw = encoded(content)
        if raw is None:
            raise WordError("PF536", code_point=culprit(content))
        yield part(name, raw, _LEVEL)
