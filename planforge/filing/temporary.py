"""Names of files in the making, and what an ended process left of them. Removes nothing that a live one works on."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import zlib
from contextlib import suppress
from pathlib import Path

from planforge.patterns import lazy

_NAME = lazy(r"\.planforge-(?P<machine>[0-9a-f]{8})-(?P<process>[1-9]\d{0,9})-\w+\.tmp")


def open_temporary(folder: Path) -> tuple[int, str]:
    """A new file in ``folder``, open for writing, and its path; its name tells which process on which machine made it.

    The name is short whatever the output is called: a name of 255 bytes leaves no room for more.
    """
    return tempfile.mkstemp(dir=folder, prefix=f".planforge-{_machine()}-{os.getpid()}-", suffix=".tmp")


def remove_leftovers(folder: Path) -> None:
    """Remove from ``folder`` what killed processes of this machine had begun; a folder that cannot be read is left."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _NAME.fullmatch(entry.name)
            if found and found["machine"] == _machine() and not _is_alive(int(found["process"])):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _machine() -> str:
    """A folder may be shared by machines, and each knows its own processes only."""
    return f"{zlib.crc32(platform.node().encode()):08x}"


def _is_alive(process: int) -> bool:
    """Whether a process of that number runs; a number taken over by another process keeps a leftover for a while."""
    if sys.platform == "win32":
        return process == os.getpid()  # there, a file that another process has open cannot be removed
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
