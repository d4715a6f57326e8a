"""The ZIP container of a Word file: fixed times, so that the same parts make the same bytes.

Knows no XML. Parts that never change are deflated once and reused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION, _FLAGS, _DEFLATED = 20, 0, 8
_TIME, _DATE = 0, 0x21  # midnight of 1 January 1980, the first day that ZIP can hold


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
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = count = 0
    for member in parts:
        figures = (_FLAGS, _DEFLATED, _TIME, _DATE, member.crc, len(member.data), member.size, len(member.name), 0)
        header = _LOCAL.pack(b"PK\x03\x04", _VERSION, *figures) + member.name
        central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *figures, 0, 0, 0, 0, offset)
        body += (header, member.data)
        directory += (central, member.name)
        offset += len(header) + len(member.data)
        count += 1
    length = sum(len(entry) for entry in directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, length, offset, 0)
    return b"".join((*body, *directory, end))
