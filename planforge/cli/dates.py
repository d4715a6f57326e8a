"""Dates on a command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.plan.dates import CalendarDate


def date_named(text: str) -> CalendarDate:
    """The date that ``text`` writes.

    Raises:
        Failure: it is none.
    """
    from planforge.plan.dates import parse_date
    from planforge.plan.unreadable import Unreadable

    try:
        return parse_date(text)
    except Unreadable as problem:
        raise Failure(problem.code, **problem.facts) from None
