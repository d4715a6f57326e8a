"""Bytes of a file to clean text. Guesses no encoding in silence and does not read YAML."""

from __future__ import annotations

from planforge.diagnostics import Diagnostics, Place
from planforge.source import characters, encodings

MEGABYTE = 1_000_000
MOST_BYTES = 2 * MEGABYTE
_SAMPLE = 24
"""Characters of the recognised text that a message quotes."""


def decode(data: bytes, file: str, diagnostics: Diagnostics) -> str | None:
    """The text of ``data`` with ``\\n`` line breaks, or None where it cannot be read as text.

    Read are UTF-8, and UTF-16 and UTF-32 with a byte order mark. Everything else (GBK, Big5, Word files,
    more than 2 MB) is reported; characters that may not stand in a plan are reported and replaced.
    """
    if len(data) > MOST_BYTES:
        size = f"{len(data) / MEGABYTE:.1f}"
        diagnostics.error("PF101", _start(file), size=size, most=MOST_BYTES // MEGABYTE)
        return None
    if kind := encodings.signature(data):
        diagnostics.error("PF104", _start(file), kind=kind)
        return None
    text = _decode(data, file, diagnostics)
    return None if text is None else characters.clean(text, file, diagnostics)


def _decode(data: bytes, file: str, diagnostics: Diagnostics) -> str | None:
    mark, codec = encodings.byte_order_mark(data) or (b"", "utf-8")
    if not mark and (wide := encodings.recognise_wide(data)):
        _tell(wide, _start(file), diagnostics)
        return None
    try:
        return data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        _explain(data, len(mark), codec, error, file, diagnostics)
    return None


def _explain(
    data: bytes, skipped: int, codec: str, error: UnicodeDecodeError, file: str, diagnostics: Diagnostics
) -> None:
    place = _place(data[skipped : skipped + error.start].decode(codec, "replace"), file)
    guess = encodings.recognise(data) if codec == "utf-8" else None
    if guess is None:
        diagnostics.error("PF103", place, encoding=codec.upper())
    else:
        _tell(guess, place, diagnostics)


def _tell(guess: encodings.Guess, place: Place, diagnostics: Diagnostics) -> None:
    sample = _sample(guess.text, place.line)
    diagnostics.error("PF102", place, encoding=guess.label, option=guess.option, sample=sample)


def _sample(text: str, line: int) -> str:
    """The beginning of ``line`` as it reads in the recognised encoding."""
    lines = text.splitlines()
    found = lines[line - 1] if line <= len(lines) else text
    return found.strip()[:_SAMPLE]


def _place(before: str, file: str) -> Place:
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return Place(file, line, column, line, column + 1)


def _start(file: str) -> Place:
    return Place(file, 1, 1, 1, 1)
