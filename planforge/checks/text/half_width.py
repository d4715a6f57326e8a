"""PF755: half-width marks beside Han, and what is typed for …… and ——. Brackets are looked at by pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planforge.checks.characters import CLOSING, LETTER, OPENING, shape
from planforge.checks.text.pairing import bracket_pairs
from planforge.checks.text.slip import Slip
from planforge.patterns import lazy

_LEFT = rf"{LETTER}{CLOSING}"
_RIGHT = rf"{LETTER}{OPENING}"
_WIDE = str.maketrans(",;:?!.｡､", "，；：？！。。、")
_MARKS = ",;:?!.()[<~－·…｡､-"
HALF_WIDTH = frozenset(f"{_MARKS}。、")
"""With the marks of which several in a row stand for ……."""
_MAY_BE = lazy(rf"[。、{re.escape(_MARKS)}](?:(?<![。、])|(?<=。)。。|(?<=、)、、)")
_SPACES = r"(?: +(?=[^\s|]))?"
_MARK = lazy(
    rf"(?P<run>\.{{3,}}|·{{3,}}|、{{3,}}|。{{3,}}|…+|-{{2,}}|－{{2,}})"
    rf"|(?P<wave>(?<=[0-9%％{LETTER}])~(?=[0-9{LETTER}]))"
    rf"|(?P<sure>(?:(?<=[{_LEFT}])[ ]?|(?<=[%％])(?=.[ ]?(?:[{_RIGHT}]|$)))[,;:?!](?!//){_SPACES}"
    rf"|(?<=[{_LEFT}%])(?<!\.)\.(?=[ \t]*$|[”’）])|(?<=[{_LEFT}])\. +(?=[{LETTER}])"
    rf"|(?<=[^\s,;:?!.])[,;?!] *(?=[{_RIGHT}])|(?<=[A-Za-z]): *(?=[{_RIGHT}])|[｡､])"
    rf"|(?P<unsure>(?<=[{LETTER}])\.(?=[{LETTER}])|(?<=[0-9]): *(?=[{LETTER}]))",
    re.MULTILINE,
)
_TITLE_MARKS = lazy(rf"<<(?=[^<>|\n]{{0,60}}[{LETTER}])[^<>|\n]{{1,60}}>>")
_SQUARE = lazy(rf"\[(?=[^\[\]\n]{{0,40}}[{LETTER}])[^\[\]\n]{{1,41}}\]")
_OF_NUMBER = lazy(r"\([一二三四五六七八九十甲乙丙丁]{1,2}\)字第[0-9A-Z]")
"""As document numbers are written in Taiwan: 臺教資(三)字第1140012345號."""
_BESIDE = (lazy(f"[{_LEFT}]"), lazy(f"[{_RIGHT}]"))


def half_width_marks(text: str) -> Iterator[Slip]:
    """Half-width marks in Han writing (GB/T 15834), in any order."""
    if not _MAY_BE.search(text):
        return
    shaped = shape(text)
    for found in _MARK.finditer(shaped):
        if found["run"]:
            yield from _run(shaped, found)
        elif found["unsure"]:
            yield Slip(*found.span())
        else:
            yield Slip(*found.span(), "～" if found["wave"] else found[0].strip().translate(_WIDE))
    yield from half_width_brackets(text)
    for square in _SQUARE.finditer(shaped) if "[" in text else ():
        yield Slip(square.start(), square.start() + 1)
    for title in _TITLE_MARKS.finditer(shaped) if "<<" in text else ():
        yield Slip(title.start(), title.start() + 2, "《")
        yield Slip(title.end() - 2, title.end(), "》", follows=True)


def _run(text: str, found: re.Match[str]) -> Iterator[Slip]:
    """A row of dots or hyphens beside Han; …… is right, and twice that for a whole paragraph that is left out."""
    before, after = _BESIDE[0].match(text, max(0, found.start() - 1)), _BESIDE[1].match(text, found.end())
    if found[0][0] in "-－":
        if before and after and found.start():
            yield Slip(*found.span(), "——")
    elif ((before and found.start()) or after or found[0][0] in "。、") and found[0] not in ("……", "…………"):
        yield Slip(*found.span(), "……")


def half_width_brackets(text: str) -> Iterator[Slip]:
    """Half-width brackets of which one or both stand beside Han or have Han between them."""
    for start, end in bracket_pairs(text) if "(" in text or ")" in text else ():
        halves = [spot for spot in (start, end) if text[spot] in "()"]
        if not halves or _OF_NUMBER.match(text, start):
            continue
        if LETTER in shape(text[start - 1 if start else 0 : end]):
            for number, spot in enumerate(halves):
                yield Slip(spot, spot + 1, "（" if text[spot] == "(" else "）", follows=number > 0)
