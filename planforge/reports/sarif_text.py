"""Texts as SARIF 2.1.0 reads them: messages in which nothing is a link or a placeholder, URIs of files, Markdown."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote

from planforge.patterns import lazy
from planforge.reports.columns import REPLACEMENT, visible

_LINK = lazy(r"\[([^\[\]]*)\](?=\()")
_NO_BYTE = lazy("[\ud800-\udc7f\udd00-\udfff]")
"""Halves of surrogate pairs that stand for no byte of a file name."""
_BRACES = lazy(r"[{}]")
_MARKS = lazy(r"([\\`*_{}\[\]()<>#+\-.!|~&])")


def message_text(text: str) -> str:
    """``text`` as a message: braces doubled (3.11.5), what would be a link escaped (3.11.6), controls made visible."""
    doubled = _BRACES.sub(lambda found: found[0] * 2, visible(text))
    return _LINK.sub(r"\\[\1\\]", doubled)


def uri(file: str, kind: type[PurePath] = PurePath) -> str:
    """The URI of ``file`` (3.4.3): relative as it was given, absolute with the scheme ``file``; percent-encoded.

    ``kind`` is whose paths these are; by default those of this machine.
    """
    path = kind(_NO_BYTE.sub(REPLACEMENT, file))
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")


def markdown(text: str) -> str:
    """``text`` for Markdown, every mark of it escaped."""
    return _MARKS.sub(r"\\\1", text)
