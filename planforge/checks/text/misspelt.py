"""Names misspelt in running text: found by the half that is right, so that nothing is compared pair by pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from itertools import combinations, islice
from typing import NamedTuple

from planforge.checks.passages import characters_in
from planforge.checks.register.named import ends_in_post
from planforge.checks.text.near_names import is_near
from planforge.checks.text.prose import Prose
from planforge.language.conversion.tables import word_list
from planforge.language.script import simplify
from planforge.patterns import lazy

_SHORTEST = 3
_LONGEST = 80
"""Characters of the longest name that is looked for; what is longer is a text that stands where a name should."""
_SHORT = 4
"""Up to so many characters a likeness can be chance."""
_BLANK = "\0"
_MOST_STEPS = 300_000_000
"""Names times characters that are looked through; beyond it the last names are left out."""
_MOST_WINDOWS = 20_000
"""Places that are looked at for one name."""
_MOST = 10 * _MOST_WINDOWS
"""Places that are looked at for all names of two characters, and for all of three."""
_TWICE = lazy(r"(.)\1")
_BEFORE_NAMES = frozenset("长任记师员导由和及与長記師員導與")
"""What may end in front of a name: 局长郁建武, 由郁建武."""
_ASKED = ("由", "请", "請", "找", "向")
"""In front of a name of two characters of which the surname is right."""
_NO_SURNAME = frozenset("有由又要以已与與于於也而和及或在的了是为為无無使去取且其起将將不能可应應就都并並")
_LONGEST_POST = 8


class Misspelt(NamedTuple):
    """``found`` at ``offset`` of the joined text is likely ``meant``."""

    offset: int
    found: str
    meant: str


class NamesInProse:
    """Where names stand in running text. A name is not seen within a longer one."""

    def __init__(self, prose: Prose, names: Iterable[str], persons: Collection[str] = ()) -> None:
        self._prose = prose
        self._persons = persons
        given = sorted(set(names), key=lambda name: (-len(name), name))
        most = _MOST_STEPS // (len(prose.joined) + 1)
        self._known = tuple(name for name in given if _SHORTEST <= len(name) <= _LONGEST)[:most]

    def count(self, name: str) -> int:
        """How often ``name`` stands."""
        rest = self._prose.joined
        for longer in self._known:
            if name != longer and name in longer:
                rest = rest.replace(longer, _BLANK)
        return rest.count(name)

    def misspelt(self, names: Collection[str]) -> Iterator[Misspelt]:
        """Where one of ``names`` stands with a character mistaken."""
        taken: set[int] = set()
        found = [one for one in self._all() if one.meant in names]
        for one in sorted(found, key=lambda one: (-len(one.found), one.offset)):
            span = range(one.offset, one.offset + len(one.found))
            if taken.isdisjoint(span):
                taken.update(span)
                yield one

    def _all(self) -> Iterator[Misspelt]:
        joined, known = self._prose.joined, frozenset(self._known)
        yield from self._of_two()
        for start, name in dict.fromkeys((*islice(self._of_three(), _MOST), *self._longer())):
            found = joined[start : start + len(name)]
            whole = start >= 0 and len(found) == len(name) and found not in known
            if whole and is_near(found, name, name in self._persons) and not _is_chance(joined, start, found, name):
                yield Misspelt(start, found, name)
        for name in self._known:
            for at in self._doubled(name):
                yield Misspelt(at, name + name[-1], name)

    def _of_two(self) -> Iterator[Misspelt]:
        """Where a person's name of two characters is misspelt behind a post, or behind 由 with the right surname."""
        joined, known = self._prose.joined, {name for name in self._persons if len(name) == _SHORTEST - 1}
        places: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for name in sorted(known):
            places[0, name[0]].append(name)
            places[1, name[1]].append(name)
        for place in islice(characters_in(joined, {char for _, char in places}), _MOST):
            char = joined[place]
            for at in (0, 1):
                start = place - at
                found, before = joined[start : start + 2], joined[max(0, start - _LONGEST_POST) : max(0, start)]
                if not ((at, char) in places and before and found not in known):
                    continue
                near = [name for name in places[at, char] if is_near(found, name, is_person=True)]
                if near and self._is_person(before, start, at):
                    yield from (Misspelt(start, found, name) for name in near)

    def _is_person(self, before: str, start: int, right: int) -> bool:
        """Whether a name may stand at ``start``: behind a post, and no word there that is more likely."""
        joined = self._prose.joined
        if right == 0:
            behind = ends_in_post(before) or before.endswith(_ASKED)
        else:
            behind = ends_in_post(before) and joined[start] not in _NO_SURNAME
        return behind and not any(_is_word(joined[at : at + 2]) for at in (start - 1, start, start + 1))

    def _of_three(self) -> Iterator[tuple[int, str]]:
        """Where two characters of a name of three stand in their places, in one pass for all of them."""
        joined = self._prose.joined
        places: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
        for name in (name for name in self._known if len(name) == _SHORTEST):
            for first, second in combinations(range(_SHORTEST), 2):
                places[first * _SHORTEST + second, name[first], name[second]].append(name)
        for at in characters_in(joined, {char for _, char, _ in places}):
            char = joined[at]
            two, three = joined[at + 1 : at + 2], joined[at + 2 : at + 3]
            for key, start in (((1, char, two), at), ((2, char, three), at), ((5, char, two), at - 1)):
                if key in places:
                    yield from ((start, name) for name in places[key] if not joined.startswith(name, start))

    def _longer(self) -> list[tuple[int, str]]:
        """Where half of a name of four characters or more stands, and with it not the other half but one like it."""
        joined, known = self._prose.joined, frozenset(self._known)
        found = []
        for (piece, before, length), names in self._halves().items():
            near: dict[str, list[str]] = {}
            for at in islice(self._prose.occurrences(piece), _MOST_WINDOWS):
                start = at - before
                window = joined[max(0, start) : start + length]
                if len(window) == length and window not in known:
                    if window not in near:
                        near[window] = self._near(window, names)
                    found += [(start, name) for name in near[window]]
        rank = {name: number for number, name in enumerate(self._known)}
        return sorted(found, key=lambda one: rank[one[1]])

    def _near(self, window: str, names: list[str]) -> list[str]:
        return [name for name in names if is_near(window, name, name in self._persons)]

    def _halves(self) -> dict[tuple[str, int, int], list[str]]:
        """Half of a name, how many characters stand before it, the length of the name -> the names that have it."""
        halves: defaultdict[tuple[str, int, int], list[str]] = defaultdict(list)
        for name in (name for name in self._known if len(name) > _SHORTEST):
            half = len(name) // 2
            halves[name[:half], 0, len(name)].append(name)
            halves[name[half:], half, len(name)].append(name)
        return halves

    def _doubled(self, name: str) -> Iterator[int]:
        """``name`` with its last character twice, and nothing behind it that the second could begin (局长)."""
        twice = name + name[-1]
        for at in islice(self._prose.occurrences(twice), _MOST_WINDOWS) if twice[-2:] in self._twice else ():
            behind = at + len(twice)
            if not _is_han(self._prose.joined[behind : behind + 1]):
                yield at

    @cached_property
    def _twice(self) -> frozenset[str]:
        """The characters that stand twice in a row somewhere."""
        return frozenset(match[0] for match in _TWICE.finditer(self._prose.joined) if _is_han(match[0][0]))


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"


def _is_chance(joined: str, start: int, found: str, name: str) -> bool:
    """Whether the likeness is rather a word of the sentence: 地方建立 is not 方建利, 基础教育课程 not 基础教育科."""
    end, before = start + len(found), joined[max(0, start - 1) : start]
    wrong = [start + at for at, (a, b) in enumerate(zip(found, name, strict=True)) if a != b]
    edges = ((start, start - 1), (end - 1, end - 1))
    if any(edge in wrong and _is_word(joined[max(0, at) : at + 2]) for edge, at in edges):
        return True
    if len(name) > _SHORT or not _is_han(before) or before in _BEFORE_NAMES:
        return False
    return any(_is_word(joined[at - 1 : at + 1]) or _is_word(joined[at : at + 2]) for at in wrong)


def _is_word(text: str) -> bool:
    return simplify(text) in _words()


@cache
def _words() -> frozenset[str]:
    return frozenset((*word_list("common_words"), *word_list("office_words")))
