"""How the case files of times write down what was read: rules, limits, count, exceptions, holiday, clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from planforge.plan.anchor import Anchor
from planforge.plan.capacity import Capacity
from planforge.plan.period import Period
from planforge.plan.rates import Rate
from planforge.plan.timing import Festival, Once, Recurrence, Rule, Timing

YEAR = Anchor(issued=date(2026, 1, 5), first=date(2026, 1, 5), last=date(2026, 12, 31))
"""The plan by which a day without year gets its year."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def timing_shown(timing: Timing) -> str:
    """``week Fri | within 2026-05-01..2026-05-31 | 8 times | without … | postpone | at 16:30``."""
    return " | ".join(_parts(timing))


def _parts(timing: Timing) -> Iterator[str]:
    yield " + ".join(map(rule_shown, timing.rules))
    if timing.bounds:
        yield f"within {period_shown(timing.bounds)}"
    if timing.count:
        yield f"{timing.count} times"
    if timing.exceptions:
        yield f"without {' + '.join(map(rule_shown, timing.exceptions))}"
    if timing.on_holiday:
        yield timing.on_holiday.value
    if timing.clock:
        yield f"at {timing.clock:%H:%M}" + (f"..{timing.until:%H:%M}" if timing.until else "")
    if timing.part:
        yield f"in {timing.part}"


def rule_shown(rule: Rule) -> str:
    """One rule: ``once 2026-05-08``, ``week/2 Wed``, ``month -1Fri``, ``weeks 3,5 Tue``."""
    if isinstance(rule, Once):
        return f"once {period_shown(rule.period)}"
    if isinstance(rule, Recurrence):
        return " ".join(_recurrence(rule))
    if isinstance(rule, Festival):
        return rule.name
    name = f"{rule.parity.value} weeks" if rule.parity else f"weeks {_listed(rule.weeks)}".rstrip()
    name += f" since {rule.since}" if rule.since else ""
    name = {1: "first day of term", -1: "last day of term"}.get(rule.opening, name)
    return " ".join(filter(None, (name, ",".join(_DAYS[day] for day in rule.days), rule.term)))


def _recurrence(rule: Recurrence) -> Iterator[str]:
    yield rule.frequency.value + (f"/{rule.interval}" if rule.interval > 1 else "")
    if rule.workdays:
        yield "workdays"
    if rule.workday:
        yield f"workday {rule.workday}"
    if rule.dates:
        yield _listed(rule.dates)
    if rule.days:
        yield ",".join(f"{which or ''}{_DAYS[day]}" for which, day in rule.days)
    if rule.months:
        yield f"in {_listed(rule.months)}"


def period_shown(period: Period) -> str:
    """First and last day by the plan of 2026, one where both are the same; — is open; a term by its name."""
    resolved = period.resolve(YEAR)
    if not (resolved.first or resolved.last):
        return period.text
    first, last = (str(day or "—") for day in (resolved.first, resolved.last))
    return first if first == last else f"{first}..{last}"


def _listed(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))


def rate_shown(rate: Rate) -> str:
    """``month 3.. 篇``, ``week 1..2 次``, ``month ..2 次``; ``each`` before it where every unit is meant."""
    limits = f"{rate.least or ''}..{rate.most or ''}"
    return " ".join(filter(None, ("each" if rate.each else "", rate.window.value, limits, rate.measure)))


def capacity_shown(capacity: Capacity) -> str:
    """``day 2``; ``day —`` without limit; ``each`` before it where every unit is meant."""
    return " ".join(filter(None, ("each" if capacity.each else "", capacity.window.value, str(capacity.most or "—"))))


def season_shown(period: Period) -> str:
    """Its school weeks, or its days."""
    return rule_shown(period.weeks) if period.weeks else period_shown(period)
