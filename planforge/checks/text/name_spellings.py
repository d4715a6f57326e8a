"""PF762: a name that is spelled two ways, in fields or in running text. What the registers tell is not told again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations
from typing import NamedTuple

from planforge.checks.register.known_units import ELSEWHERE
from planforge.checks.text.misspelt import NamesInProse
from planforge.checks.text.names import Named, derived, names_in_fields
from planforge.checks.text.near_names import doubled, likenesses
from planforge.checks.text.prose import Prose
from planforge.diagnostics import Diagnostics, Place
from planforge.language.script import strangers
from planforge.patterns import lazy
from planforge.plan.loading import LoadedPlan
from planforge.plan.people import Person
from planforge.plan.publicity import Channel, Chapter, Entry, PublicityPlan, Topic
from planforge.plan.rectification import Acceptance
from planforge.plan.walk import fields
from planforge.source import Text

_COMPARED = ("person", "unit", "target")
"""The names that are compared with one another; the others are only looked for in running text."""
_DIVISION = lazy("[㐀-鿿]{0,5}[省市县区旗州盟镇乡縣區鎮鄉]")
_LONGEST_PLACE = 7
_OFTEN = 3
"""How many times more often the usual spelling stands, where the other may be a name of its own."""
_FEW = 2
"""So many times a slip may stand."""
_TOLD = ("PF220", "PF221", "PF222")
"""What has been said of a name that is none of the register."""
_SCHEDULED = (Entry, Channel, Chapter, Topic)


def names_are_spelled_one_way(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """Every name is written everywhere as it is written most, or as the register writes it."""
    written = list(fields(loaded.plan))
    names, prose = names_in_fields(loaded.plan, written), Prose((kind, text) for _, _, kind, text in written)
    sought = {one.name for one in names} | set(derived(loaded.plan))
    persons = {one.name for one in names if one.sort == "person"}
    told = frozenset(one.path for one in diagnostics if one.code in _TOLD)
    spelling = _Spelling(loaded, names, prose, NamesInProse(prose, sought, persons), diagnostics, told)
    wrong = {name for usual, name in list(spelling.pairs()) if spelling.judge(usual, name)}
    spelling.read_prose(sought - wrong)


class _Spelling(NamedTuple):
    loaded: LoadedPlan
    names: list[Named]
    prose: Prose
    in_prose: NamesInProse
    diagnostics: Diagnostics
    told: frozenset[str]
    """The paths of the names that another rule has told."""

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names in fields that are likely one, the usual one first."""
        for sort in _COMPARED:
            given = list(dict.fromkeys(one.name for one in self.names if one.sort == sort))
            for one, other in dict.fromkeys(_near_pairs(given, sort == "person")):
                if not self.are_apart(one, other):
                    yield self.ranked(one, other)
        if not self.loaded.plan.units:
            yield from self.with_and_without_division()

    def with_and_without_division(self) -> Iterator[tuple[str, str]]:
        """教育局 and 县教育局, 县教育局 and 青山县教育局, where responsible units are named both ways."""
        own = [one for one in self.names if one.sort == "unit" and self.is_responsible(one)]
        given = {one.name for one in own}
        endings: defaultdict[str, set[str]] = defaultdict(set)
        for name in given:
            for at in range(1, min(len(name) - 1, _LONGEST_PLACE)):
                if name[at:] in given and (_DIVISION.fullmatch(name[:at]) or _DIVISION.fullmatch(name[: at + 1])):
                    endings[name[at:]].add(name)
        for short, longer in sorted(endings.items()):
            full = next(iter(longer))
            if len(longer) == 1 and not self.are_apart(short, full):
                yield self.ranked(short, full)

    def is_responsible(self, one: Named) -> bool:
        return not isinstance(one.holder, (*ELSEWHERE, Person)) and not one.text.path.startswith("issuer")

    def are_apart(self, one: str, other: str) -> bool:
        """Whether the plan itself tells the two apart: in one list, in the register, or by different posts."""
        first = [named for named in self.names if named.name == one]
        second = [named for named in self.names if named.name == other]
        if {named.list for named in first} & {named.list for named in second}:
            return True
        if any(named.is_registered for named in first) and any(named.is_registered for named in second):
            return True
        return self.have_one_post(one, other) is False

    def have_one_post(self, one: str, other: str) -> bool | None:
        """Whether two persons are introduced with the same post; None where one of them has none."""
        posts = {named.post for named in self.names if named.name == one} - {""}
        others = {named.post for named in self.names if named.name == other} - {""}
        return any(a in b or b in a for a in posts for b in others) if posts and others else None

    def ranked(self, one: str, other: str) -> tuple[str, str]:
        """The usual spelling, then the other: by register, by number, by which comes first."""
        first, second = sorted((one, other), key=lambda name: (-self.is_registered(name), -self.count(name)))
        return first, second

    def is_registered(self, name: str) -> bool:
        return any(one.is_registered for one in self.names if one.name == name)

    def count(self, name: str) -> int:
        return sum(one.name == name for one in self.names) + self.in_prose.count(name)

    def judge(self, usual: str, name: str) -> bool:
        """Report ``name`` where it stands, unless it may well be another name; whether it was reported."""
        often, rare = self.count(usual), self.count(name)
        may_be_another = len(name) == len(usual) == 2 and not self.have_one_post(usual, name)
        if self.is_of_other_script(usual, name) or (may_be_another and often < _OFTEN * rare):
            return False
        if rare > _FEW and often < _OFTEN * rare and not self.is_registered(usual):
            return False
        line = self.first_line(usual)
        for one in self.names:
            if one.name == name and not self.is_told(one):
                self.report(self.loaded.place_of(one.text.path, name), one.text, name, usual, line)
        if not usual.endswith(name):
            for at in self.prose.occurrences(name):
                self.report_at(at, name, usual, line)
        return True

    def read_prose(self, names: Collection[str]) -> None:
        """Report what running text misspells; a field, where running text has the usual spelling."""
        for found in self.in_prose.misspelt(names):
            if self.is_of_other_script(found.found, found.meant):
                continue
            if not self.is_registered(found.meant) and self.count(found.found) > max(_FEW, self.count(found.meant)):
                self.judge(found.found, found.meant)
            else:
                self.report_at(found.offset, found.found, found.meant, self.first_line(found.meant))

    def is_of_other_script(self, one: str, other: str) -> bool:
        """Whether the difference is told as PF710."""
        return strangers(one, self.loaded.script) != strangers(other, self.loaded.script)

    def is_told(self, one: Named) -> bool:
        """Whether a rule about registers tells it: PF220, PF221, PF959."""
        plan = self.loaded.plan
        if one.sort == "person":
            same = (named for named in self.names if named.name == one.name)
            return bool(plan.people) and not any(self.is_introduced(named) for named in same)
        if one.sort != "unit" or isinstance(one.holder, ELSEWHERE) or one.name in plan.issuer:
            return False
        schools = isinstance(plan, PublicityPlan) and plan.schools and isinstance(one.holder, _SCHEDULED)
        return bool(plan.units or schools)

    def is_introduced(self, one: Named) -> bool:
        """Whether a person is named with a post, or accepts from outside: the register need not have them."""
        holder = one.holder
        return isinstance(holder, Acceptance) or (isinstance(holder, Person) and bool(holder.post or holder.duty))

    def first_line(self, name: str) -> int | None:
        """The line on which ``name`` stands first: in a field, or else in running text."""
        exact = (one for one in self.names if one.name == name)
        named = next(exact, None) or next((one for one in self.names if name in one.name), None)
        if named:
            place = self.loaded.place(named.text.path)
        else:
            text, at = self.prose.at(max(0, self.prose.joined.find(name)))
            place = self.loaded.place_at(text, at, at + len(name))
        return place.line if place else None

    def report_at(self, offset: int, name: str, usual: str, line: int | None) -> None:
        text, at = self.prose.at(offset)
        self.report(self.loaded.place_at(text, at, at + len(name)), text, name, usual, line)

    def report(self, place: Place | None, text: Text, name: str, usual: str, line: int | None) -> None:
        if text.path not in self.told:
            self.diagnostics.warning("PF762", place, path=text.path, name=name, nearest=usual, line=line)


def _near_pairs(names: list[str], are_persons: bool) -> Iterator[tuple[str, str]]:
    """The pairs that differ by one character, by one doubled, or by two that changed places."""
    alike: defaultdict[tuple[int, str, str], list[str]] = defaultdict(list)
    for name in names:
        for at in range(len(name)):
            alike[at, name[:at], name[at + 1 :]].append(name)
    for (at, _, _), group in alike.items():
        if len(group) > 1:
            yield from _mistakable(group, at, are_persons)
    rank = {name: number for number, name in enumerate(names)}
    for name in names:
        others = (other for other in (doubled(name), *_swapped(name)) if other in rank and other != name)
        yield from (min((name, other), (other, name), key=lambda pair: rank[pair[0]]) for other in others if other)


def _mistakable(group: list[str], at: int, are_persons: bool) -> Iterator[tuple[str, str]]:
    """The pairs in ``group``, whose names differ only at ``at``, that sound or look alike there."""
    buckets: defaultdict[object, list[str]] = defaultdict(list)
    for name in group:
        for likeness in likenesses(name[at], are_persons):
            buckets[likeness].append(name)
    for bucket in buckets.values():
        yield from combinations(bucket, 2)


def _swapped(name: str) -> Iterator[str]:
    """``name`` with two neighbours after the first character in each other's place."""
    return (name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(1, len(name) - 1))
