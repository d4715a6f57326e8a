"""One file of many: whatever is the matter with it does not stop the others. Tells nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from planforge.filing.failure import Failure, own_fault
from planforge.filing.printable import is_text, printable

_Became = TypeVar("_Became")


def guarded(
    path: Path, work: Callable[[], _Became], refused: Callable[[Failure], _Became], *, debug: bool
) -> _Became:
    """What ``work`` makes of the file ``path``, or what ``refused`` makes of the reason why there is nothing.

    The reasons are those that ``work`` raises, a name that is no text (PF627), and a fault of planforge itself (PF698),
    which is raised where ``debug`` is asked for.
    """
    if not is_text(path):
        return refused(Failure("PF627", file=printable(path)))
    try:
        return work()
    except Failure as failure:
        return refused(failure)
    except Exception as error:
        if debug:
            raise
        return refused(own_fault(error))
