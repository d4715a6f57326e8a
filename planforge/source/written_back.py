"""Text back to bytes as the file was: its encoding, its byte order mark, its line ends. Writes no file."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from planforge.patterns import lazy
from planforge.source.characters import DAMAGE
from planforge.source.named_encodings import codec_of

_MARK = "\ufeff"
_END = lazy("\r\n|\r|\n")
_MOST_COMPARED = 4_000_000
"""Old lines times new lines that are matched one by one; beyond that a changed passage takes the usual line end."""


class Unwritable(Exception):
    """``text`` cannot be written like the file; ``character`` is what ``encoding`` lacks, or, empty, the file itself
    holds what reading has replaced."""

    def __init__(self, encoding: str, character: str = "") -> None:
        super().__init__(encoding, character)
        self.encoding = encoding
        self.character = character


def written_like(text: str, original: bytes, encoding: str | None = None) -> bytes:
    """``text``, whose lines end in ``\\n``, with the encoding, the byte order mark and the line ends of ``original``.

    ``encoding`` is the one by which ``original`` was read (a key of ``CODECS``). Lines that ``original`` has, too,
    end as they do there; a new line ends as most lines do.

    Raises:
        Unwritable: the encoding lacks a character, or ``original`` would not come back as it is.
    """
    mark, codec = codec_of(original, encoding)
    old = original[len(mark) :].decode(codec)
    again = old[: len(old) - len(old.lstrip(_MARK))]  # a mark that a program has written before the first one
    mark, old, text = mark + again.encode(codec), old[len(again) :], text.lstrip(_MARK)
    if DAMAGE.search(old.replace("\r", "\n")) or old.encode(codec) != original[len(mark) :]:
        raise Unwritable(codec)
    try:
        return mark + _ended_like(text, old).encode(codec)
    except UnicodeEncodeError as error:
        raise Unwritable(codec, error.object[error.start]) from None


def _ended_like(text: str, original: str) -> str:
    """``text`` with the line ends of ``original``."""
    ends = _END.findall(original)
    usual = max(sorted(set(ends)), key=ends.count, default="\n")
    if len(set(ends)) < 2:
        return text.replace("\n", usual)
    new = text.split("\n")
    chosen = _ends(_END.split(original), new, [*ends, usual], usual)
    return "".join(line + end for line, end in zip(new[:-1], chosen, strict=False)) + new[-1]


def _ends(old: Sequence[str], new: Sequence[str], ends: Sequence[str], usual: str) -> list[str]:
    """The line end of each line of ``new``, where the lines of ``old`` have ``ends``."""
    chosen = [usual] * len(new)
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    chosen[:head] = ends[:head]
    chosen[len(new) - tail :] = ends[len(old) - tail :]
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(before) * len(after) <= _MOST_COMPARED:
        for start, at, length in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
            chosen[head + at : head + at + length] = ends[head + start : head + start + length]
    return chosen
