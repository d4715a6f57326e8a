"""The counts that goals and channels want (每月不少于3篇), and which pieces each of them is of. Counts nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.publicity import Channel, Entry, Goal, PublicityPlan
from planforge.plan.rates import Rate, Window, rate_of, rates_in
from planforge.plan.targets import Target
from planforge.plan.unreadable import Unreadable
from planforge.plan.walk import models
from planforge.publicity.occurrence import Occurrence
from planforge.source import Text

_CLAUSE = lazy(r"[^,，;；。!！?？\n]+")
Only = tuple[tuple[str, frozenset[str]], ...]
"""The names of each kind that a piece must have one of, folded."""
Names = Callable[[Occurrence], Sequence[str]]
Known = dict[str, frozenset[str]]
_KINDS: dict[str, Names] = {
    "channels": lambda one: one.channels,
    "chapters": lambda one: one.chapters,
    "forms": lambda one: (one.form,) if one.form else (),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """``rate`` of the pieces that have one of the names in each of ``only`` (folded); ``where`` it is written."""

    rate: Rate
    where: Text
    only: Only = ()

    def of(self, occurrences: Iterable[Occurrence]) -> list[Occurrence]:
        """The pieces that are counted."""
        return [one for one in occurrences if all(names & _of_kind(one, kind) for kind, names in self.only)]

    def may_be_of(self, entry: Entry) -> bool:
        """Whether the pieces of ``entry``, had it any, might be counted; forms may come from its channel."""
        of_kind = {"channels": entry.channels, "chapters": entry.chapters}
        return all(kind not in of_kind or names & set(map(fold, of_kind[kind])) for kind, names in self.only)


def wanted_by_goals(plan: PublicityPlan) -> Iterator[Wanted]:
    """Every count in the goals of ``plan``, in its order; none of a goal for a channel or chapter that there is not.

    The pieces are those of the goal's own 渠道, 篇章 and 形式; else of the names that the words just before say.
    """
    known = _declared(plan)
    for goal in _goals(plan):
        own = _fields(goal)
        if any(kind != "forms" and known[kind] and not names <= known[kind] for kind, names in own):
            continue
        seen: set[Wanted] = set()
        for where, before, text in _texts(goal):
            for rate, said in _rates(before, text, where is goal.value, known):
                wanted = Wanted(rate, where, own or said)
                if wanted not in seen:
                    yield wanted
                seen.add(wanted)


def goal_texts(plan: PublicityPlan) -> Iterator[tuple[Text, bool]]:
    """Every text of the goals in which a count may stand, and whether one was read in it."""
    known = _declared(plan)
    for goal in _goals(plan):
        for where, before, text in _texts(goal):
            yield where, any(True for _ in _rates(before, text, where is goal.value, known))


def wanted_by_channel(channel: Channel) -> Wanted | None:
    """The rhythm of ``channel``."""
    if channel.rhythm is None:
        return None
    text = channel.rhythm.text
    where = text if isinstance(text, Text) else channel.name
    return Wanted(channel.rhythm, where, (("channels", frozenset({fold(channel.name)})),))


def _goals(plan: PublicityPlan) -> Iterator[Target]:
    roots = plan.targets.entries if plan.targets else ()
    for root in roots:
        for _, one in models(root, Target):
            assert isinstance(one, Target)
            yield one


def _fields(goal: Target) -> Only:
    """What the goal says of channels, chapters and forms in fields of its own."""
    if not isinstance(goal, Goal):
        return ()
    named = ((kind, getattr(goal, kind)) for kind in _KINDS)
    return tuple((kind, frozenset(map(fold, names))) for kind, names in named if names)


def _texts(goal: Target) -> Iterator[tuple[Text, str, str]]:
    """Where a count may stand, the words before it that belong to it, and the words that it is read in."""
    if goal.value:
        yield goal.value, goal.name or "", f"{goal.value}{goal.unit or ''}"
    if goal.text:
        yield goal.text, goal.name or "", goal.text
    if goal.name and not goal.value:
        yield goal.name, "", goal.name


def _rates(before: str, text: str, is_value: bool, known: Known) -> Iterator[tuple[Rate, Only]]:
    """The counts in ``text``, each with the names said in its clause, or in the nearest one before that says any."""
    said = _said(before, known)
    for clause in _CLAUSE.findall(text):
        said = _said(clause, known) or said
        found = rates_in(clause)
        if is_value and all(rate.window is Window.WHOLE for rate in found):
            found = rates_in(f"{before}{clause}") or found or tuple(_bare(clause))
        yield from ((rate, said) for rate in found)


def _bare(clause: str) -> Iterator[Rate]:
    """A value may be a number alone (40篇)."""
    try:
        yield rate_of(clause)
    except Unreadable:
        return


def _said(clause: str, known: Known) -> Only:
    """The declared names in ``clause``; of names within names the longest counts."""
    found = {kind: frozenset(_names_in(fold(clause), names)) for kind, names in known.items()}
    return tuple((kind, names) for kind, names in found.items() if names)


def _names_in(clause: str, names: Iterable[str]) -> Iterator[str]:
    for name in sorted(names, key=len, reverse=True):
        if name and name in clause:
            clause = clause.replace(name, " ")
            yield name


def _declared(plan: PublicityPlan) -> Known:
    """The names of channels, chapters and forms, folded, by kind."""
    channels = plan.channels.entries if plan.channels else ()
    chapters = plan.chapters.entries if plan.chapters else ()
    entries = plan.schedule.entries if plan.schedule else ()
    named: dict[str, Iterable[str]] = {
        "channels": (one.name for one in channels),
        "chapters": (one.title for one in chapters),
        "forms": filter(None, (*(one.form for one in channels), *(one.form for one in entries))),
    }
    return {kind: frozenset(map(fold, names)) for kind, names in named.items()}


def _of_kind(one: Occurrence, kind: str) -> frozenset[str]:
    return frozenset(map(_key, _KINDS[kind](one)))


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    """`fold`, of names that come again and again."""
    return fold(name)
