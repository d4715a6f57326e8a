"""Many plans, one after the other or by several workers: what became of each, in their order.

What is waiting is bounded, whatever the number of plans. A plan that ends its worker does not end the run.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from planforge.batch.executors import Crew
from planforge.batch.manifest import Manifest, State
from planforge.batch.order import Job, Order, Outcome, Result
from planforge.batch.saying import kept, refused
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_PATIENCE = 60
"""Seconds to wait for what is being made when a run is stopped."""
_LOOK = 30
"""Seconds after which to look whether anybody is at work."""
_MOST_SETTLED = 256
"""Plans that need not be rendered, of which so many are told at once."""
_Gathered: TypeAlias = "list[Job | Outcome]"


def run(
    order: Order, jobs: Iterable[Job], known: Manifest | None = None, crew: Crew | None = None, *, skips: bool = True
) -> Generator[Outcome]:
    """What becomes of each of ``jobs``; what ``known`` knows to be done is not done again, if it ``skips`` that.

    Without a ``crew`` this process does all of them. What is made is in ``known`` before it is told; where the run is
    stopped, what workers have made by then is, too.
    """
    work = _Work(order, known, crew)
    try:
        for job in jobs:
            settled = _settled(order, job, known) if known and skips and not order.force else None
            yield from work.take(settled or (known.prepared(job) if known else job))
        yield from work.finish()
    finally:
        work.stop()


def _settled(order: Order, job: Job, known: Manifest) -> Outcome | None:
    """What there is to say of a plan that need not be rendered."""
    state, edited = known.standing(job)
    if state is State.EDITED:
        return kept(order, job, edited)
    return Outcome(job, Result.UNCHANGED) if state is State.CURRENT else None


def _rendered_all(order: Order, jobs: Sequence[Job]) -> list[Outcome]:
    """As `rendered_all`, loaded with the first plan that is due: a run in which none is needs nothing of it."""
    from planforge.batch.rendering import rendered_all

    return rendered_all(order, jobs)


class _Flight(NamedTuple):
    """A chunk, and who makes what of its plans; nobody where none of them is due."""

    gathered: _Gathered
    future: Future[list[Outcome]] | None
    executor: Executor


class _Work:
    """Jobs on their way to the workers: gathered into chunks, a bounded number of which is in flight."""

    def __init__(self, order: Order, known: Manifest | None, crew: Crew | None) -> None:
        self._order = order
        self._known = known
        self._crew = crew
        self._gathered: _Gathered = []
        self._due = 0
        """Jobs among what is gathered."""
        self._flight: deque[_Flight] = deque()

    def take(self, one: Job | Outcome) -> Iterator[Outcome]:
        """Send a job on its way, or an outcome after those before it; what is done by now comes back."""
        self._gathered.append(one)
        self._due += isinstance(one, Job)
        if self._crew is None:
            yield from self._here()
        elif self._due == self._crew.chunk or len(self._gathered) == _MOST_SETTLED:
            self._send(self._crew)
        while self._crew and len(self._flight) > self._crew.window:
            yield from self._landed(self._crew)

    def finish(self) -> Iterator[Outcome]:
        """What is still on its way."""
        if self._crew is None:
            return
        self._send(self._crew)
        while self._flight:
            yield from self._landed(self._crew)

    def stop(self) -> None:
        """Keep what has been made by now of what was not waited for, and have no more made."""
        futures = [one.future for one in self._flight if one.future]
        self._flight.clear()
        for future in futures:
            future.cancel()
        for future in futures:
            with suppress(Exception):  # a cancelled one, too
                self._keep(future.result(timeout=_PATIENCE))

    def _here(self) -> list[Outcome]:
        """What this process makes of what is gathered."""
        gathered, self._gathered, self._due = self._gathered, [], 0
        jobs = self._begun(_jobs(gathered))
        return self._merged(gathered, _rendered_all(self._order, jobs) if jobs else [])

    def _send(self, crew: Crew) -> None:
        gathered, self._gathered, self._due = self._gathered, [], 0
        jobs = self._begun(_jobs(gathered))
        future = self._submitted(crew, jobs) if jobs else None
        self._flight.append(_Flight(gathered, future, crew.executor))

    def _submitted(self, crew: Crew, jobs: tuple[Job, ...]) -> Future[list[Outcome]]:
        crew.prepare()
        with _present(crew):
            try:
                return crew.executor.submit(_rendered_all, self._order, jobs)
            except crew.lost:
                crew.renew(crew.executor)
                return crew.executor.submit(_rendered_all, self._order, jobs)

    def _begun(self, jobs: tuple[Job, ...]) -> tuple[Job, ...]:
        if self._known:
            self._known.begin(jobs)
        return jobs

    def _landed(self, crew: Crew) -> list[Outcome]:
        """What the oldest chunk has become."""
        gathered, future, executor = self._flight.popleft()
        try:
            outcomes = _awaited(crew, future) if future else []
        except crew.lost:
            crew.renew(executor)
            outcomes = [self._alone(crew, job) for job in _jobs(gathered)]
        return self._merged(gathered, outcomes)

    def _alone(self, crew: Crew, job: Job) -> Outcome:
        """What becomes of a plan of a chunk over which a worker has ended: alone, it tells whether it was this one.

        What has been made of it in the meantime is made again, the same.
        """
        try:
            return _awaited(crew, self._submitted(crew, (job,)))[0]
        except crew.lost:
            crew.renew(crew.executor)
            return refused(self._order, job, Failure("PF645", file=job.path))

    def _keep(self, outcomes: Iterable[Outcome]) -> None:
        if self._known:
            self._known.keep(outcomes)

    def _merged(self, gathered: _Gathered, made: Sequence[Outcome]) -> list[Outcome]:
        """The outcomes of all that was gathered, in its order; what was made of it is kept first."""
        self._keep(made)
        each = iter(made)
        return [next(each) if isinstance(one, Job) else one for one in gathered]


def _awaited(crew: Crew, future: Future[list[Outcome]]) -> list[Outcome]:
    """What ``future`` has become, which may take long.

    Raises:
        Failure: nobody is at work any more (PF635), or there is no cluster any more (PF648).
    """
    with _present(crew):
        while not future.done():
            try:
                return future.result(timeout=_LOOK)
            except TimeoutError:
                if not (future.done() or crew.is_manned()):
                    raise Failure("PF635", address=crew.address) from None
        return future.result()


@contextmanager
def _present(crew: Crew) -> Iterator[None]:
    """Raises PF648 where there is nobody left who could be asked."""
    try:
        yield
    except crew.gone as error:
        raise Failure("PF648", address=crew.address, detail=str(error) or type(error).__name__) from None


def _jobs(gathered: _Gathered) -> tuple[Job, ...]:
    return tuple(one for one in gathered if isinstance(one, Job))
