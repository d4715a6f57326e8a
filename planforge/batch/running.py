"""Many plans, one after the other or by several workers: what became of each.

What is waiting is bounded, whatever the number of plans. A plan that ends its worker does not end the run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from planforge.batch.executors import Crew
from planforge.batch.manifest import Manifest, State
from planforge.batch.order import Job, Order, Outcome, Result
from planforge.batch.refusing import refused
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from concurrent.futures import Future

_Flight: TypeAlias = "deque[tuple[Sequence[Job], Future[list[Outcome]]]]"


def run(
    order: Order, jobs: Iterable[Job], known: Manifest | None = None, crew: Crew | None = None, *, force: bool = False
) -> Iterator[Outcome]:
    """What becomes of each of ``jobs``; what ``known`` knows to be done is not done again, unless by ``force``.

    Without a ``crew`` this process does all of them. What is made is in ``known`` before it is told.
    """
    for outcomes in _in_chunks(order, jobs, None if force else known, crew):
        made = [one for one in outcomes if one.result is Result.RENDERED]
        if known is not None and made:
            known.keep(made)
        yield from outcomes


def _in_chunks(
    order: Order, jobs: Iterable[Job], known: Manifest | None, crew: Crew | None
) -> Iterator[Sequence[Outcome]]:
    work = _Work(order, crew)
    for job in jobs:
        if known is not None and (settled := _settled(order, job, known)):
            yield [settled]
        else:
            yield from work.take(job)
    yield from work.finish()


def _settled(order: Order, job: Job, known: Manifest) -> Outcome | None:
    """What there is to say of a plan that need not, or must not, be rendered."""
    state, is_same = known.state(job)
    if state is State.CURRENT:
        return Outcome(job, Result.UNCHANGED)
    if state is State.EDITED:
        return refused(order, job, Failure("PF642", file=job.path), Result.KEPT if is_same else Result.EDITED)
    return None


def _rendered_all(order: Order, jobs: Sequence[Job]) -> list[Outcome]:
    """As `rendered_all`, loaded with the first plan that is due: a run in which none is needs nothing of it."""
    from planforge.batch.rendering import rendered_all

    return rendered_all(order, jobs)


class _Work:
    """Jobs on their way to the workers: gathered into chunks, a bounded number of which is in flight."""

    def __init__(self, order: Order, crew: Crew | None) -> None:
        self._order = order
        self._crew = crew
        self._gathered: list[Job] = []
        self._flight: _Flight = deque()
        self._is_warm = False

    def take(self, job: Job) -> Iterator[Sequence[Outcome]]:
        """Send ``job`` on its way; what is done by now comes back."""
        if self._crew is None or not self._is_warm:
            self._is_warm = True  # the workers are begun after the first plan, and have all that it has loaded
            yield _rendered_all(self._order, [job])
            return
        self._gathered.append(job)
        if len(self._gathered) == self._crew.chunk:
            self._send(self._crew)
        while len(self._flight) > self._crew.window:
            yield self._landed(self._crew)

    def finish(self) -> Iterator[Sequence[Outcome]]:
        """What is still on its way."""
        if self._crew is None:
            return
        if self._gathered:
            self._send(self._crew)
        while self._flight:
            yield self._landed(self._crew)

    def _send(self, crew: Crew) -> None:
        jobs, self._gathered = tuple(self._gathered), []
        try:
            future = crew.executor.submit(_rendered_all, self._order, jobs)
        except crew.lost:
            crew.renew()
            future = crew.executor.submit(_rendered_all, self._order, jobs)
        self._flight.append((jobs, future))

    def _landed(self, crew: Crew) -> Sequence[Outcome]:
        """What the oldest chunk has become."""
        jobs, future = self._flight.popleft()
        try:
            return future.result()
        except crew.lost:
            return self._one_by_one(crew, jobs)

    def _one_by_one(self, crew: Crew, jobs: Sequence[Job]) -> list[Outcome]:
        """A worker has ended over one of the chunks in flight: each plan of them alone tells which one it was.

        What others have made of them in the meantime is made again, the same.
        """
        waiting = [*jobs, *(job for chunk, _ in self._flight for job in chunk)]
        self._flight.clear()
        crew.renew()
        return [self._alone(crew, job) for job in waiting]

    def _alone(self, crew: Crew, job: Job) -> Outcome:
        try:
            return crew.executor.submit(_rendered_all, self._order, (job,)).result()[0]
        except crew.lost:
            crew.renew()
            return refused(self._order, job, Failure("PF645", file=job.path))
