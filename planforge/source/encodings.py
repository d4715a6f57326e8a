"""Which encoding some bytes seem to be in. Recognises and never repairs: reading.py decides what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

MARKED: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Byte order marks, the longer ones before those that they begin with."""

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "Word/WPS/Excel (.docx, .xlsx), ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word/WPS (.doc, .wps)"),
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
)
"""How files begin that are mistaken for text."""

_LEGACY = {"gb18030": ("GB18030（GBK）", "gb18030"), "big5hkscs": ("Big5", "big5")}
_UNMARKED = {
    codec: (f"{codec[:-3].upper()} {codec[-2:].upper()}（没有 BOM）", codec)
    for codec in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
}
"""Codec -> its label, and what ``--encoding`` calls it."""
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
    "方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好"
    "应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向"
    "道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特"
    "件長書縣局園幼兒教育學校標題類型實施方案單位發時間責任措施計劃縣县题类单发"
    "這個們為來時國會對說產過後經進電現實體機當從業應開還間樣與關線數質變條沒結問無軍總設黨"
    "：，。、；（）《》“”"
)
"""Frequent characters of official Chinese in both scripts; a text in the wrong encoding holds few of them."""

_SAMPLE_BYTES = 4096
_LIKELY = 0.2
"""Share of common characters among the non-ASCII ones above which a reading is believed."""
_LIKELY_WIDE = 0.5
"""The same of common or ASCII characters among all, for a file with NULs in it."""


class Guess(NamedTuple):
    """``label`` names the encoding to people, ``option`` on a command line; ``text`` is the beginning read with it."""

    label: str
    option: str
    text: str


def byte_order_mark(data: bytes) -> tuple[bytes, str] | None:
    """The mark at the start of ``data`` and the codec it stands for."""
    return next((marked for marked in MARKED if data.startswith(marked[0])), None)


def signature(data: bytes) -> str | None:
    """The kind of file (Word, PDF, …) that ``data`` is, where it is no text."""
    return next((kind for start, kind in SIGNATURES if data.startswith(start)), None)


def recognise(data: bytes) -> Guess | None:
    """The legacy Chinese encoding that ``data`` reads best in, or None where neither makes sense."""
    return _best(data, _LEGACY, _commonness, _LIKELY)


def recognise_wide(data: bytes) -> Guess | None:
    """UTF-16 or UTF-32 without a mark: there every Latin letter and every line end has a NUL beside it."""
    return _best(data, _UNMARKED, _plainness, _LIKELY_WIDE) if b"\0" in data[:_SAMPLE_BYTES] else None


def _best(
    data: bytes, codecs: Mapping[str, tuple[str, str]], judge: Callable[[str], float], least: float
) -> Guess | None:
    readings = [(judge(text), codec, text) for codec in codecs if (text := _read(data, codec))]
    if not readings:
        return None
    share, codec, text = max(readings)
    return Guess(*codecs[codec], text) if share >= least else None


def _read(data: bytes, codec: str) -> str | None:
    sample = data[:_SAMPLE_BYTES]
    for cut in range(4):
        try:
            return sample[: len(sample) - cut].decode(codec)
        except UnicodeDecodeError:
            if len(sample) == len(data):
                return None
    return None


def _commonness(text: str) -> float:
    foreign = [character for character in text if character > "\x7f"]
    return sum(character in _COMMON for character in foreign) / max(len(foreign), 1)


def _plainness(text: str) -> float:
    return sum(character in _COMMON or character == "\n" or " " <= character <= "~" for character in text) / len(text)
