"""Files in and out: inputs read whole, outputs written under a temporary name and renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from planforge.cli.failure import Failure


def read_input(path: Path) -> bytes:
    """The bytes of an input file.

    Raises:
        Failure: it is missing, a folder, or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Failure("PF610", file=path) from None
    except IsADirectoryError:
        raise Failure("PF611", file=path) from None
    except OSError as error:
        raise Failure("PF612", file=path, detail=error.strerror or error) from None


def make_folder(path: Path) -> None:
    """Make the output folder where it is not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure("PF613", file=path, detail=error.strerror or error) from None


def write_output(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: all of it, or nothing and the old file stays."""
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as error:
        raise Failure("PF613", file=path, detail=error.strerror or error) from None
    finally:
        if temporary and Path(temporary).exists():
            Path(temporary).unlink()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
