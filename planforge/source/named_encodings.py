"""Encodings as people name them (GBK, Big5, UTF-16), and bytes in one of them as UTF-8. Guesses nothing."""

from __future__ import annotations

from planforge.source.encodings import byte_order_mark

CODECS = {
    "utf-8": "utf-8",
    "gbk": "gbk",
    "gb18030": "gb18030",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32-le": "utf-32-le",
    "utf-32-be": "utf-32-be",
}
"""The name that messages use -> Python's codec."""
_ALSO = {
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "gb2312": "gbk",
    "cp936": "gbk",
    "936": "gbk",
    "gb-18030": "gb18030",
    "cp950": "big5",
    "950": "big5",
    "big-5": "big5",
    "big5hkscs": "big5-hkscs",
    "utf16": "utf-16-le",
    "utf-16": "utf-16-le",
    "unicode": "utf-16-le",
    "utf16le": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf16be": "utf-16-be",
    "utf-16be": "utf-16-be",
    "utf32": "utf-32-le",
    "utf-32": "utf-32-le",
    "utf-32le": "utf-32-le",
    "utf-32be": "utf-32-be",
}


def encoding_named(text: str) -> str | None:
    """The key of `CODECS` that ``text`` means, in whatever case; None where it means none."""
    name = text.strip().lower().replace("_", "-")
    name = _ALSO.get(name, name)
    return name if name in CODECS else None


def codec_of(data: bytes, encoding: str | None) -> tuple[bytes, str]:
    """The byte order mark of ``data`` and the codec that reads it: what it says itself goes before ``encoding``.

    A file that reads as UTF-8 is UTF-8: no text of some length does so by chance. Without an ``encoding`` it is UTF-8.
    """
    marked = byte_order_mark(data)
    if marked or encoding is None or _is_utf_8(data):
        return marked or (b"", "utf-8")
    return b"", CODECS[encoding]


def in_utf_8(data: bytes, encoding: str) -> bytes:
    """``data``, which is in ``encoding`` (a key of `CODECS`) unless it says otherwise itself, in UTF-8.

    Raises:
        UnicodeDecodeError: it is not in that encoding.
    """
    mark, codec = codec_of(data, encoding)
    return data if mark or codec == "utf-8" else data.decode(codec).encode()


def _is_utf_8(data: bytes) -> bool:
    """Whether ``data`` is UTF-8; Latin letters in UTF-16 would be, too, but for the NULs between them."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in data
