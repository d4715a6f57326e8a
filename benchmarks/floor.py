"""The floor that no writer gets below: the finished text of the document deflated, everything else deflated before."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZipFile

_BODY = "word/document.xml"
_LEVEL = 6


class Floor:
    """Finished parts of a Word file. Headers of the ZIP container, some kilobytes, are among what is finished."""

    def __init__(self, docx: bytes) -> None:
        with ZipFile(BytesIO(docx)) as package:
            self._text = package.read(_BODY)
            finished = package.getinfo(_BODY).compress_size
        self._others = bytes(len(docx) - finished)

    def reached(self) -> bytes:
        """As many bytes as the file has, the deflated text and its check sum among them."""
        deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
        parts = (deflate.compress(self._text), deflate.flush(), zlib.crc32(self._text).to_bytes(4, "little"))
        return b"".join((*parts, self._others))
