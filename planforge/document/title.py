"""Breaking a title into centred lines (GB/T 9704 7.3.1): whole words, in 梯形 or 菱形. No fonts.

Breaks are weighed, the cheapest whole layout wins: it is best after 关于印发, a name of an office, 的;
never inside a known word, a number, a Latin word, short brackets, nor before 的 or a closing mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise
from math import ceil, inf
from operator import itemgetter
from pathlib import Path
from typing import Any

from planforge.language.script import display_width, simplify
from planforge.patterns import lazy
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "title_words.yaml"
MOST_LINES = 4

_WORD, _STRAY = 1, 3
"""What a known word, and a character outside of one, cost in cutting a title into words."""

_GOOD, _AFTER_PLACE, _FAIR, _AFTER_PARTICLE, _UNKNOWN = 0.0, 1.0, 1.5, 3.0, 6.0
_LINE = 2.5
"""What one more line costs."""
_UNEVEN = 6.0
_HOURGLASS, _SHRINKING, _RECTANGLE = 4.0, 1.5, 0.8
_SHORTEST = 0.35
"""No line is shorter than this part of the average."""

_WHOLE_MARKS = lazy(
    r"[0-9A-Za-z０-９][0-9A-Za-z０-９.,%％+/-]*(?:[—–~～-][0-9A-Za-z０-９.%]+)*(?:学年度?|年度?|月|日|级|期)?"
    r"|[〇○零一二三四五六七八九]{4}年"
    r"|[（(〔\[][^（()）〔〕\[\]]{1,14}[）)〕\]]|[“「『‘][^”」』’]{1,6}[”」』’]"
)
_NOT_BEFORE = frozenset("的地得之、，。；：？！》〉）)〕]】”’」』—～·级届")
_NOT_AFTER = frozenset("《〈（(〔[【“‘「『—～·第")


def break_title(title: str, per_line: int = 20, script: str = "hans") -> tuple[str, ...]:
    """The lines of ``title``, of at most ``per_line`` characters (字; ASCII counts ½) where words allow it.

    A title that fits is one line; ``\\n`` in the title is obeyed. ``script`` says whether it must be folded
    to find its words.
    """
    if "\n" in title:
        return tuple(line.strip() for line in title.split("\n") if line.strip())
    title = title.strip()
    if display_width(title) <= per_line:
        return (title,)
    words = list(_words(title if script == "hans" else simplify(title)))
    return _Breaker(title, per_line, dict(_breaks(words))).lines()


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


@cache
def _known() -> frozenset[str]:
    lists = ("whole", "organisations", "good_ends", "particles")
    return frozenset(word for name in lists for word in _data()[name])


@cache
def _longest() -> int:
    return max(map(len, _known()))


def _words(text: str) -> Iterator[str]:
    """``text`` cut into known words and single characters, as few as possible."""
    ends = {match.start(): match.end() for match in _WHOLE_MARKS.finditer(text)}
    best = [(0, 0)] * (len(text) + 1)
    for start in range(len(text) - 1, -1, -1):
        best[start] = min((best[end][0] + cost, -end) for end, cost in _next_ends(text, start, ends))
    start = 0
    while start < len(text):
        end = -best[start][1]
        yield text[start:end]
        start = end


def _next_ends(text: str, start: int, whole: dict[int, int]) -> Iterator[tuple[int, int]]:
    if start in whole:
        yield whole[start], 0
        return
    yield start + 1, _STRAY
    for end in range(start + 1, min(start + _longest(), len(text)) + 1):
        if text[start:end] in _known():
            yield end, _WORD


def _breaks(words: list[str]) -> Iterator[tuple[int, float]]:
    """Where a line may end, and what that costs."""
    position = 0
    for word, following in pairwise(words):
        position += len(word)
        if word[-1] not in _NOT_AFTER and not _hangs(following):
            yield position, _cost(word, following)


def _hangs(word: str) -> bool:
    """Whether ``word`` cannot begin a line."""
    return word[0] in _NOT_BEFORE or word in _data()["places"]


def _cost(word: str, following: str) -> float:
    data = _data()
    if word in data["good_ends"] or word.isspace():
        return _GOOD
    if following in data["organisations"]:
        return _UNKNOWN
    if word in data["organisations"]:
        return _GOOD
    if word in data["places"]:
        return _AFTER_PLACE
    if word in data["particles"]:
        return _AFTER_PARTICLE
    return _FAIR if _is_whole(word) and _is_whole(following) else _UNKNOWN


def _is_whole(word: str) -> bool:
    return len(word) > 1 or word in _known() or not word.isalnum()


class _Breaker:
    """Searches the cheapest layout of one title."""

    def __init__(self, title: str, per_line: int, breaks: dict[int, float]) -> None:
        self.title = title
        self.per_line = per_line
        self.breaks = breaks
        self.at = [0.0, *accumulate(map(display_width, title))]
        """The width of the title up to each position."""

    def lines(self) -> tuple[str, ...]:
        least = ceil(self.at[-1] / self.per_line)
        counts = range(max(least, 2), max(MOST_LINES, least + 1) + 1)
        cost, cuts = min((self._layout(count) for count in counts), key=itemgetter(0))
        if cost == inf:
            cuts = self._filled()
        return tuple(self.title[a:b].strip() for a, b in pairwise((0, *cuts, len(self.title))))

    def _layout(self, count: int) -> tuple[float, tuple[int, ...]]:
        mean = self.at[-1] / count

        @cache
        def rest(line: int, start: int, previous: float) -> tuple[float, tuple[int, ...]]:
            if line == count - 1:
                return self._line(line, count, mean, start, len(self.title), previous), ()
            found: tuple[float, tuple[int, ...]] = (inf, ())
            for end in self._ends(start, mean):
                here = self._line(line, count, mean, start, end, previous) + self.breaks[end]
                if here < found[0]:
                    after, cuts = rest(line + 1, end, self.at[end] - self.at[start])
                    found = min(found, (here + after, (end, *cuts)))
            return found

        cost, cuts = rest(0, 0, 0.0)
        return cost + _LINE * count, cuts

    def _ends(self, start: int, mean: float) -> Iterator[int]:
        least, most = self.at[start] + mean * _SHORTEST, self.at[start] + self.per_line
        return (end for end in self.breaks if end > start and least <= self.at[end] <= most)

    def _line(self, line: int, count: int, mean: float, start: int, end: int, previous: float) -> float:
        """The cost of a line by its width, against the average and the line before it."""
        width = self.at[end] - self.at[start]
        if width > self.per_line:
            return inf
        uneven = _UNEVEN * ((width - mean) / mean) ** 2
        return uneven + _shape(line, count, previous, width) if line else uneven

    def _filled(self) -> tuple[int, ...]:
        """Full lines, where words are longer than a line."""
        cuts, begin = [], 0.0
        for position, width in enumerate(self.at):
            if width - begin > self.per_line:
                cuts.append(position - 1)
                begin = self.at[position - 1]
        return tuple(cuts)


def _shape(line: int, count: int, previous: float, width: float) -> float:
    """梯形 grows, 菱形 shrinks at its end only; equal lines make a block."""
    if width > previous:
        return 0.0
    if width == previous:
        return _RECTANGLE
    if line < count - 1:
        return _HOURGLASS
    return _SHRINKING if count == 2 else 0.0
