"""A plan that came to nothing before its findings could say why."""

from __future__ import annotations

from planforge.batch.order import Job, Order, Outcome, Result
from planforge.filing.failure import Failure
from planforge.reports.screen import told


def refused(order: Order, job: Job, failure: Failure, result: Result = Result.REFUSED) -> Outcome:
    """``job`` came to nothing, and why."""
    said = told([failure.diagnostic], {}, order.locale, color=order.color, summed=False)
    return Outcome(job, result, said, codes=(failure.code,))
