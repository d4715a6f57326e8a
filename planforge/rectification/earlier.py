"""What an earlier run has written of a round, so that the same round is written once."""

from __future__ import annotations

from planforge.plan.numbered import New, Old, verdict_of
from planforge.rectification.events import Event
from planforge.rectification.likeness import Likeness, bare
from planforge.rectification.matching import POSSIBLE
from planforge.rectification.old_findings import is_changed
from planforge.rectification.work import Work, same_key

Settled = dict[str, list[Old]]
"""Key of a finding in the feedback -> the findings of the plan that it is known to be."""


def settled(work: Work) -> Settled:
    """By the words where they are the same, else by the number; a number whose words are others settles nothing."""
    written = [(old, same_key(one)) for old in work.old for one in work.passages(old.finding) if same_key(one)]
    found: Settled = {}
    for new in work.new:
        olds = _of_words(new, written) or _of_number(new, written)
        if olds:
            found[new.key] = olds
    return found


def _of_words(new: New, written: list[tuple[Old, str]]) -> list[Old]:
    same = [(old, number) for old, number in written if bare(new.words) and not is_changed(old.finding, new)]
    own = [old for old, number in same if number == new.key]
    return own or [old for old, _ in same[:1]]


def _of_number(new: New, written: list[tuple[Old, str]]) -> list[Old]:
    """Those with the number of ``new``, unless what is said now is of something else."""
    olds = [old for old, number in written if number == new.key]
    if new.finding.same or not bare(new.words):
        return olds
    return olds if any(_is_like(old, new) for old in olds) else []


def _is_like(old: Old, new: New) -> bool:
    told = " ".join([old.words, *(str(passage.note or "") for passage in old.finding.history)])
    return Likeness([told, new.words]).of(told, new.words) >= POSSIBLE


def told_otherwise(work: Work, known: Settled) -> None:
    """Tell what the feedback now says otherwise than what an earlier run wrote; nothing is changed."""
    for new in work.new:
        for old in known.get(new.key, ()):
            closed = any(one.change == "closed" for one in work.passages(old.finding) if same_key(one))
            says_closed = verdict_of(new) == "closed"
            shared = len(known[new.key]) > 1 or sum(any(its is old for its in olds) for olds in known.values()) > 1
            reworded = not closed and not says_closed and not shared and is_changed(old.finding, new)
            if not old.is_group and ((closed != says_closed and not shared) or reworded):
                place = work.reported.place(new.path)
                work.events.append(
                    Event("otherwise", new.words, new.shown, old.shown, before=old.words, place=place)
                )
