"""Who does the work: this process, processes of this machine, or the machines of a Dask cluster.

All of them are a `concurrent.futures.Executor`; nothing else of them is used, so that they give the same files.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from planforge.filing.failure import Failure
from planforge.patterns import lazy

if TYPE_CHECKING:
    from concurrent.futures import Executor

_LOCAL_CHUNK, _REMOTE_CHUNK = 8, 25
"""Plans sent at once, at most: the way to another machine costs some milliseconds."""
_TURNS = 25
"""Chunks that each worker gets where there are few plans, so that all are done at about the same time."""
_WAITING = 4
"""Chunks that wait or are at work for each worker; more would only fill the memory."""
_ADDRESS = lazy(r"(?:tcp|tls|ws|wss|ucx)://\S+:\d{1,5}")
_EXAMPLE = "tcp://10.0.0.1:8786"
_CONNECT = 10
"""Seconds to wait for a scheduler."""


def _unprepared() -> None:
    """Nothing that is loaded here would help the workers."""


def _manned() -> bool:
    """Processes of this machine are begun where they are needed."""
    return True


@dataclass(slots=True)
class Crew:
    """An executor with its workers, and how to get another one where it is broken."""

    executor: Executor
    workers: int
    chunk: int
    lost: tuple[type[Exception], ...]
    """What is raised where a worker has ended in the middle of its work."""
    renewed: Callable[[], Executor] | None = None
    """Another executor; None where one never breaks."""
    gone: tuple[type[BaseException], ...] = ()
    """What is raised where there is nobody left to work."""
    address: str = ""
    """Of a cluster."""
    is_manned: Callable[[], bool] = _manned
    """Whether there is anybody at work."""
    prepare: Callable[[], None] = _unprepared
    """Called before plans are sent: what is loaded by then, new processes have."""

    @property
    def window(self) -> int:
        """Chunks in flight."""
        return _WAITING * self.workers

    def renew(self, broken: Executor) -> None:
        """Take another executor in place of a ``broken`` one, unless that has been done."""
        if self.renewed and self.executor is broken:
            broken.shutdown(wait=False)
            self.executor = self.renewed()


def usable_cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def local(workers: int, plans: int) -> Iterator[Crew]:
    """So many processes of this machine, for so many plans. They are begun at the first chunk, and have what is
    loaded by then."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    context = get_context("fork" if sys.platform == "linux" else "spawn")

    def begun() -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)

    crew = Crew(begun(), workers, _chunk(_LOCAL_CHUNK, workers, plans), (BrokenProcessPool,), begun, prepare=_warm)
    try:
        yield crew
    finally:
        crew.executor.shutdown(wait=True, cancel_futures=True)


@contextmanager
def dask(scheduler: str, plans: int) -> Iterator[Crew]:
    """The workers of the Dask cluster at ``scheduler``, for so many plans; they see the same folders, and have the
    same planforge.

    Raises:
        Failure: dask.distributed is not installed (PF643), or there is no scheduler, or it has no workers (PF644).
    """
    from concurrent.futures import CancelledError

    try:
        from distributed import Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise Failure("PF643") from None
    if not _ADDRESS.fullmatch(scheduler):
        raise Failure("PF644", address=scheduler, example=_EXAMPLE)
    import logging

    # What they have to say comes as an exception, too.
    for name in ("distributed", "distributed.client", "tornado", "tornado.application", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        client: Any = Client(scheduler, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError, CommClosedError):
        raise Failure("PF644", address=scheduler, silent=scheduler) from None
    try:

        def threads() -> int:
            return sum(client.nthreads().values())

        workers = threads()
        if not workers:
            raise Failure("PF644", address=scheduler)
        executor = client.get_executor(pure=False)
        gone = (CancelledError, CommClosedError, ImportError, AttributeError)
        yield Crew(
            executor,
            workers,
            _chunk(_REMOTE_CHUNK, workers, plans),
            (KilledWorker,),
            gone=gone,
            address=scheduler,
            is_manned=lambda: threads() > 0,
        )
    finally:
        client.close()


def _chunk(most: int, workers: int, plans: int) -> int:
    """Plans sent at once."""
    return max(1, min(most, plans // (workers * _TURNS)))


def _begin() -> None:
    """At the beginning of a worker of this machine: Ctrl-C is for the process that it works for, and when that is
    gone, it goes too; what it has from there is no garbage."""
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()
    parent = parent_process()
    if parent is not None:
        Thread(target=_leave_with, args=(parent,), daemon=True).start()


@cache
def _warm() -> None:
    """Load once what every worker will need, by rendering a plan of planforge's own."""
    from planforge.pipeline import read, render
    from planforge.resources import folder

    render(read((folder("templates") / "implementation" / "starter.yaml").read_bytes(), ""), ("docx", "md"))


def _leave_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
