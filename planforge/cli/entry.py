"""Where the process begins: standard streams that are there, signals that are heard; in between the command line."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from types import FrameType

_REFUSED = 2
_STREAMS = 3
"""Standard input, output and error."""
_NEW_OBJECTS = 200_000
"""So many are made before the garbage collector looks at them: hardly ever while one plan is read and rendered."""
_NO_PLUGINS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Else pydantic looks through all packages that are installed for extensions of its own, of which there are none."""


def main() -> None:
    """Entry point of ``planforge``; a signal that ends it lets it clean up first."""
    code = _REFUSED
    gc.set_threshold(_NEW_OBJECTS)
    os.environ.setdefault(*_NO_PLUGINS)
    try:
        signal.signal(signal.SIGTERM, _stop)
        _open_streams()
        _keep()
        from planforge.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        pass
    except OSError:  # not even a message can be written
        _close_output()
    _end(code)


def _keep() -> None:
    """Lend the library the user's cache folder, where there is one."""
    from planforge.cli.keeping import CacheFolder, cache_folder
    from planforge.kept import lend

    if (folder := cache_folder(os.environ)) is not None:
        lend(CacheFolder(folder))


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _open_streams() -> None:
    """Where the caller has closed a standard stream, no file that is being written takes its place by chance."""
    while (handle := os.open(os.devnull, os.O_RDWR)) < _STREAMS:
        pass
    os.close(handle)
    null = Path(os.devnull)
    sys.stdout = sys.stdout or null.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or null.open("w", encoding="utf-8")


def _close_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _end(code: int) -> None:
    """Exit with ``code``, whatever becomes of the output that is still to be written."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = _REFUSED
        _close_output()
    if _is_alone():
        os._exit(code)
    gc.freeze()  # nothing that is left is garbage worth looking for
    sys.exit(code)


def _is_alone() -> bool:
    """Whether it has had no processes of its own and nobody measures it: then nothing is left to be done at its end.

    To take itself apart takes a fifth of the time of one plan.
    """
    return "multiprocessing" not in sys.modules and sys.getprofile() is None and sys.gettrace() is None
