"""Which finding of a new round is which finding of the plan: declared, by number, or by what it says.

What is not sure is a doubt with its candidates. Nothing is changed here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from planforge.plan.finding_numbers import number_key
from planforge.plan.numbered import New, Old, verdict_of
from planforge.rectification.likeness import SURE, Likeness, bare, contrast, share_clause

POSSIBLE = 0.25
"""From here on a person should look."""
_SAME_NUMBER = 0.35
"""Likeness that suffices where the round keeps the numbers of the plan."""
_SLIGHT = 0.1
"""Likeness from which on a kept number is worth a look."""
_CLEAR = 0.12
"""The lead over the next best that makes a match clear."""
_KEPT = 0.6
"""Share of pairs that are surely the same, among those of one number, that shows that the round keeps the numbers."""
_LEAST_KEPT = 2
"""Such pairs that it takes at least."""
_LISTED = 3
"""Candidates that are listed."""

class How(Enum):
    """Why two findings are one."""

    DECLARED = "declared"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Candidate:
    old: Old
    likeness: float


@dataclass(frozen=True, slots=True)
class Same:
    """``new`` is the old finding, or all of them where several were declared."""

    new: New
    olds: tuple[Old, ...]
    how: How
    likeness: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """``new`` may be one of ``candidates``, the likeliest first; none where it is said to be old and none is like."""

    new: New
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """``new`` is not in the plan."""

    new: New


@dataclass(frozen=True, slots=True)
class Unknown:
    """``new`` is declared to be a finding ``name`` that the plan does not have; ``candidates`` are like it."""

    new: New
    name: str
    candidates: tuple[Candidate, ...] = ()


Outcome = Same | Doubt | Fresh | Unknown
Decisions = Mapping[str, tuple[str, ...]]
"""What the writer has decided of doubts: key of the new finding -> keys of the old ones, none for a new finding."""
NOTHING: Decisions = MappingProxyType({})


def match(
    old: Sequence[Old],
    new: Sequence[New],
    decided: Decisions = NOTHING,
    taken: Collection[str] = (),
    doubted: Collection[str] = (),
) -> list[Outcome]:
    """An outcome for every new finding, in their order. Groups among ``old`` may be declared, and are not guessed.

    Args:
        decided: what the writer has decided.
        taken: keys of old findings that another finding of the round is known to be.
        doubted: keys of new findings that have been doubtful before, and wait for a decision.
    """
    return _Matcher(old, new, decided, taken, doubted).outcomes()


class _Matcher:
    def __init__(
        self,
        old: Sequence[Old],
        new: Sequence[New],
        decided: Decisions,
        taken: Collection[str],
        doubted: Collection[str],
    ) -> None:
        self._new, self._decided, self._doubted = new, decided, doubted
        self._by_key = {one.key: one for one in old}
        self._old = [one for one in old if not one.is_group or one.finding.measures]
        self._likeness = Likeness([*(one.words for one in self._old), *(one.words for one in new)])
        self._taken = set(taken)
        self._guessed = {one.path for one in self._old}
        self._groups = [one for one in old if one.path not in self._guessed]
        self._words = {one.path: one.words for one in old}
        self._ranks: dict[str, list[Candidate]] = {}
        self._kept = self._keeps_numbers()

    def outcomes(self) -> list[Outcome]:
        found: dict[int, Outcome] = {}
        for index, one in enumerate(self._new):
            if outcome := self._declared(one):
                found[index] = outcome
        self._taken |= {old.key for outcome in found.values() if isinstance(outcome, Same) for old in outcome.olds}
        waiting = [index for index, one in enumerate(self._new) if index not in found and one.key not in self._doubted]
        for same in self._sure(waiting):
            found[same[0]] = same[1]
        for index, one in enumerate(self._new):
            if index not in found:
                found[index] = self._doubt(one)
        return [found[index] for index in range(len(self._new))]

    # -- declared --------------------------------------------------------------------------------

    def _declared(self, one: New) -> Outcome | None:
        if one.key in self._decided:
            names = self._decided[one.key]
            return self._as_declared(one, names) if names else Fresh(one)
        if one.finding.same:
            return self._as_declared(one, tuple(map(number_key, one.finding.same)))
        return Fresh(one) if verdict_of(one) == "new" else self._group(one)

    def _group(self, one: New) -> Outcome | None:
        """The group of the plan that ``one`` speaks of as a whole: it has its title or its words."""
        own = {bare(part) for part in (one.finding.title, one.finding.text) if part}
        same = [
            old for old in self._groups if own & {bare(part) for part in (old.finding.title, old.finding.text) if part}
        ]
        return Same(one, tuple(same), How.TEXT, 1.0) if len(same) == 1 else None

    def _as_declared(self, one: New, names: tuple[str, ...]) -> Outcome:
        missing = next((name for name in names if name not in self._by_key), None)
        if missing is not None:
            return Unknown(one, missing, tuple(self._near(one)[:_LISTED]))
        olds = tuple(self._by_key[name] for name in names)
        return Same(one, olds, How.DECLARED, max(self._compare(old, one) for old in olds))

    def _compare(self, old: Old, new: New) -> float:
        both = Likeness([old.words, new.words])
        return self._likeness.of(old.words, new.words) if old.path in self._guessed else both.of(old.words, new.words)

    # -- sure ------------------------------------------------------------------------------------

    def _keeps_numbers(self) -> bool:
        """Whether the round uses the plan's own numbers: most of those with one number are alike."""
        pairs = [(self._by_key[one.key], one) for one in self._new if one.key in self._by_key]
        pairs = [(old, one) for old, one in pairs if old.path in self._guessed]
        alike = sum(self._likeness.of(old.words, one.words) >= SURE or _of_one_title(old, one) for old, one in pairs)
        return alike >= _LEAST_KEPT and alike >= _KEPT * len(pairs)

    def _sure(self, indices: Sequence[int]) -> list[tuple[int, Same]]:
        """The matches that leave no doubt, the likeliest first; an old finding is taken once."""
        possible = [
            (score, index, old, how)
            for index in indices
            for score, old, how in self._clear(self._new[index])
        ]
        possible.sort(key=lambda one: (-one[0], one[1]))
        found: dict[int, Same] = {}
        for score, index, old, how in possible:
            if index not in found and old.key not in self._taken:
                self._taken.add(old.key)
                found[index] = Same(self._new[index], (old,), how, score)
        return list(found.items())

    def _clear(self, one: New) -> list[tuple[float, Old, How]]:
        """The one old finding that ``one`` clearly is; nothing where there is none, or several might be."""
        ranked = self._ranked(one)
        if not ranked:
            return []
        best = ranked[0]
        next_best = ranked[1].likeness if len(ranked) > 1 else 0.0
        numbered = next((each for each in ranked if each.old.key == one.key), None)
        if best.likeness == 1.0 and next_best < 1.0:
            return [(1.0, best.old, How.NUMBER if best is numbered else How.TEXT)]
        if numbered is not None and self._kept and _of_one_title(numbered.old, one):
            return [(max(numbered.likeness, SURE), numbered.old, How.NUMBER)]
        if contrast(best.old.words, one.words):
            return []
        if numbered is not None and self._kept and not contrast(numbered.old.words, one.words):
            behind = best.likeness - numbered.likeness
            if numbered.likeness >= _SAME_NUMBER and behind < _CLEAR:
                return [(numbered.likeness, numbered.old, How.NUMBER)]
            if behind >= _CLEAR and best.likeness < SURE + _CLEAR:
                return []
        sure = self._likeness.sure(best.old.words, one.words, numbered=best is numbered)
        clear = best.likeness >= sure and best.likeness - next_best >= _CLEAR
        if clear and not self._is_part(best.old, one) and not self._has_rival(best, one):
            return [(best.likeness, best.old, How.TEXT)]
        return []

    def _has_rival(self, best: Candidate, one: New) -> bool:
        """Whether another finding of the round is nearly as like the same old one, and none other liker."""
        return any(
            other is not one
            and self._is_first(other, best.old)
            and self._likeness.of(best.old.words, other.words) >= best.likeness - _CLEAR
            and not contrast(best.old.words, other.words)
            for other in self._new
        )

    def _is_first(self, one: New, old: Old) -> bool:
        """Whether no old finding is liker to ``one``."""
        ranked = self._ranked(one)
        return bool(ranked) and ranked[0].old is old

    def _is_part(self, old: Old, one: New) -> bool:
        """Whether one of the two holds the other and something else besides: a finding split, or several merged."""
        if self._likeness.is_mean(old.words, one.words):
            return False
        if len(old.words) > len(one.words):
            return any(other is not one and self._touch(old, other) for other in self._new)
        return any(other is not old and self._touch(other, one) for other in self._old)

    def _touch(self, old: Old, new: New) -> bool:
        return self._likeness.of(old.words, new.words) >= POSSIBLE or share_clause(old.words, new.words)

    def _ranked(self, one: New) -> list[Candidate]:
        """The old findings that are at all like ``one``, the likest first."""
        if one.path not in self._ranks:
            words = one.words
            scored = (Candidate(old, self._likeness.of(self._words[old.path], words)) for old in self._old)
            self._ranks[one.path] = sorted((each for each in scored if each.likeness), key=lambda each: -each.likeness)
        return self._ranks[one.path]

    def _near(self, one: New) -> list[Candidate]:
        return [each for each in self._ranked(one) if self._touch(each.old, one)]

    # -- doubtful --------------------------------------------------------------------------------

    def _doubt(self, one: New) -> Outcome:
        """Candidates to look at; without any, a new finding, unless the feedback calls it an old one."""
        ranked, near = self._ranked(one), self._near(one)
        numbered = self._by_key.get(one.key)
        if numbered is not None and numbered.path in self._guessed:
            its = Candidate(numbered, self._likeness.of(numbered.words, one.words))
            telling = _of_one_category(numbered, one) or (self._kept and its.likeness >= _SLIGHT)
            listed = any(each.old is numbered for each in near)
            near = [*near, *([its] if telling and not listed else [])]
        if near or verdict_of(one) is not None or one.key in self._doubted:
            return Doubt(one, tuple((near or ranked)[:_LISTED]))
        return Fresh(one)


def _of_one_category(old: Old, new: New) -> bool:
    return bool(old.category and new.category and bare(old.category) == bare(new.category))


def _of_one_title(old: Old, new: New) -> bool:
    return bool(old.finding.title and new.finding.title and bare(old.finding.title) == bare(new.finding.title))
