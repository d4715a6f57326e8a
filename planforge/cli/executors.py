"""``--jobs``, ``--executor`` and ``--scheduler``: who does the work of many plans."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from planforge.cli.help import say
from planforge.cli.numbers import at_least
from planforge.filing.failure import Failure

if TYPE_CHECKING:
    from planforge.batch.executors import Crew

_MOST = 61
"""Processes that Windows can wait for."""
_WORTH = 16
"""Plans that are worth another process."""


class WhoWorks(StrEnum):
    """The executors."""

    processes = "processes"
    dask = "dask"


Jobs: TypeAlias = Annotated[
    int | None,
    typer.Option(
        "--jobs", metavar="N", parser=at_least(1, "--jobs"), help=say("用几个进程；不写时按份数和处理器决定")
    ),
]
Executor: TypeAlias = Annotated[
    WhoWorks, typer.Option("--executor", help=say("由谁生成：本机的进程，或 Dask 集群（要装 planforge[cluster]）"))
]
Scheduler: TypeAlias = Annotated[
    str | None, typer.Option("--scheduler", metavar="tcp://…", help=say("Dask 集群的调度地址"))
]


def crew(who: WhoWorks, jobs: int | None, scheduler: str | None, plans: int) -> AbstractContextManager[Crew | None]:
    """Those who do the work of so many ``plans``; None where this process does it alone.

    Raises:
        Failure: the options do not fit together (PF602, PF646), or as `dask`.
    """
    from planforge.batch.executors import dask, local, usable_cores

    if who is WhoWorks.dask:
        if scheduler is None:
            raise Failure("PF602", name="--scheduler")
        if jobs is not None:
            raise Failure("PF646", option="--jobs")
        return dask(scheduler, plans)
    if scheduler is not None:
        raise Failure("PF646", option="--scheduler")
    wanted = min(usable_cores(), -(-plans // _WORTH)) if jobs is None else min(jobs, plans)
    wanted = min(wanted, _MOST)
    return local(wanted, plans) if wanted > 1 else nullcontext()
