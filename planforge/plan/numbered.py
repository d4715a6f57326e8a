"""Findings with their numbers, those below others after them. Numbers that nobody wrote are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar, cast

from planforge.plan.feedback import Feedback, ReportedFinding
from planforge.plan.finding_numbers import below, number_key
from planforge.plan.rectification import Finding, RectificationPlan
from planforge.source import Text

Sort = TypeVar("Sort", bound="Finding | ReportedFinding")


@dataclass(frozen=True, slots=True)
class Numbered(Generic[Sort]):
    """A finding in its place. ``key`` compares (2.1), ``shown`` is for people."""

    finding: Sort
    key: str
    shown: str
    path: str
    above: tuple[Sort, ...] = ()
    """The groups that it belongs to, the outermost first."""

    @property
    def is_group(self) -> bool:
        return bool(self.finding.findings)

    @property
    def category(self) -> Text | None:
        """Its own category, or that of the groups above."""
        line: tuple[Finding | ReportedFinding, ...] = (self.finding, *reversed(self.above))
        return next((one.category for one in line if one.category), None)

    @property
    def words(self) -> str:
        """What the finding says, title and text together."""
        parts = [part.strip() for part in (self.finding.title, self.finding.text) if part and part.strip()]
        return "".join(part if part[-1:] in "。；：！？" else f"{part}。" for part in parts)


Old: TypeAlias = Numbered[Finding]
"""A finding of a plan."""
New: TypeAlias = Numbered[ReportedFinding]
"""A finding as a round of feedback reports it."""


def of_plan(plan: RectificationPlan) -> list[Old]:
    """Every finding of a plan, groups before what is below them."""
    entries = plan.findings.entries if plan.findings else ()
    return list(_walk(entries, "findings.entries", "", ()))


def of_feedback(feedback: Feedback) -> list[New]:
    """Every finding of a feedback, groups before what is below them."""
    return list(_walk(feedback.findings, "findings", "", ()))


def _walk(entries: Sequence[Sort], path: str, key: str, above: tuple[Sort, ...]) -> Iterator[Numbered[Sort]]:
    for index, finding in enumerate(entries):
        own = below(key, number_key(finding.number) if finding.number else str(index + 1))
        here = f"{path}.{index}"
        yield Numbered(finding, own, _shown(finding, own), here, above)
        inner = cast("Sequence[Sort]", finding.findings)
        yield from _walk(inner, f"{here}.findings", own, (*above, finding))


def _shown(finding: Finding | ReportedFinding, key: str) -> str:
    """The number as written, where it is no mere ordinal; a counted or nested one as figures."""
    if finding.number and number_key(finding.number) == key and not key.replace(".", "").isdigit():
        return str(finding.number)
    return key


def single(numbered: Iterable[Numbered[Sort]]) -> list[Numbered[Sort]]:
    """The findings that are no groups."""
    return [one for one in numbered if not one.is_group]


def verdict_of(new: New) -> str | None:
    """What a round says has become of a finding: its own 复查结论, else that of the group above."""
    line = (new.finding, *reversed(new.above))
    return next((one.verdict for one in line if one.verdict), None)
