"""The ZIP container of a Word file, written to a stream part by part: fixed times, so that the same parts make the
same bytes.

Knows no XML and holds no part. Parts that never change are deflated once and reused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from planforge.writers.word.errors import WordError

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _FLAGS, _DEFLATED = 20, 0, 8
_TIME, _DATE = 0, 0x21  # midnight of 1 January 1980, the first day that ZIP can hold
LIMIT = 0xFFFFFFFF
"""The bytes that a part, deflated or not, and the whole file may have: beyond them Word wants another kind of ZIP."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package, deflated."""

    name: bytes
    data: bytes
    size: int
    crc: int


def part(name: str, raw: bytes, level: int) -> Part:
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
    return Part(name.encode("ascii"), deflate.compress(raw) + deflate.flush(), len(raw), zlib.crc32(raw))


def package(parts: Iterable[Part]) -> bytes:
    """The ZIP file of ``parts``, in their order."""
    file = BytesIO()
    container = Container(file)
    for member in parts:
        container.add(member)
    container.close()
    return file.getvalue()


class Container:
    """A ZIP file that grows in ``stream``, which can seek, from where that stands.

    Raises:
        WordError: the file gets too large (PF540).
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._begin = stream.tell()
        self._length = 0
        self._directory: list[bytes] = []

    def add(self, member: Part) -> None:
        header = self._enter(member.name, member.crc, len(member.data), member.size)
        self._write(header + member.data)

    def add_stream(self, name: str, raw: Iterable[bytes], level: int) -> None:
        """A part that comes bit by bit; its sizes are put before it when they are known."""
        encoded, begin = name.encode("ascii"), self._length
        self._write(bytes(_LOCAL.size + len(encoded)))
        start, crc, size = self._length, 0, 0
        deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
        for bit in raw:
            crc, size = zlib.crc32(bit, crc), size + len(bit)
            _check(size)
            self._write(deflate.compress(bit))
        self._write(deflate.flush())
        end, self._length = self._length, begin
        header = self._enter(encoded, crc, end - start, size)
        self._stream.seek(self._begin + begin)
        self._stream.write(header)
        self._stream.seek(self._begin + end)
        self._length = end

    def close(self) -> None:
        """The directory of the parts; the stream stays open."""
        offset, directory = self._length, b"".join(self._directory)
        count = len(self._directory)
        self._write(directory + _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0))

    def _enter(self, name: bytes, crc: int, packed: int, size: int) -> bytes:
        """The header of a part that begins here; the directory has it too."""
        figures = (_FLAGS, _DEFLATED, _TIME, _DATE, crc, packed, size, len(name), 0)
        central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *figures, 0, 0, 0, 0, self._length)
        self._directory.append(central + name)
        return _LOCAL.pack(b"PK\x03\x04", _VERSION, *figures) + name

    def _write(self, data: bytes) -> None:
        self._length += len(data)
        _check(self._length)
        self._stream.write(data)


def _check(size: int) -> None:
    if size > LIMIT:
        raise WordError("PF540")
