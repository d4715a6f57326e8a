"""Files in and out: inputs read whole, outputs written under a temporary name and renamed.

What is in the way of an output (a link, a file of several names) is replaced and never written through.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from planforge.filing.failure import Failure
from planforge.filing.reasons import reason
from planforge.filing.temporary import open_temporary, remove_leftovers

MOST_BYTES = 100_000_000
"""More than any input has; a file of more is not even read."""


def read_input(path: Path) -> bytes:
    """The bytes of an input file.

    Raises:
        Failure: it is missing (PF610), a folder (PF611), a pipe or a device, which might never end (PF618), or cannot
            be read (PF612).
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Failure("PF611", file=path)
        if not stat.S_ISREG(found.st_mode):
            raise Failure("PF618", file=path)
        if found.st_size > MOST_BYTES:
            raise Failure("PF612", file=path, detail=f"{found.st_size // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise Failure("PF610", file=path) from None
    except (OSError, ValueError) as error:
        raise Failure("PF612", file=path, detail=reason(error)) from None


@lru_cache(maxsize=256)
def resolved(folder: Path) -> Path:
    """``folder`` with links followed; asked for many files of few folders."""
    return folder.resolve()


def seen_from(folder: Path, path: Path) -> str:
    """``path`` as a relative one that starts in ``folder``; both are resolved."""
    try:
        return os.path.relpath(path, folder)
    except ValueError:  # another drive of Windows
        return str(path)


def make_folder(path: Path) -> None:
    """Make the output folder where it is not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure("PF613", file=path, detail=reason(error)) from None


def write_output(path: Path, data: bytes) -> None:
    """Write a document, which can be made again, to ``path``: all of it, or nothing and the old file stays.

    Raises:
        Failure: it cannot be written, or what is there is read-only (PF613).
    """
    _put(path, data, 0o666 & ~_umask())


def write_plan(path: Path, data: bytes, like: Path | None = None, *, new: bool = False) -> None:
    """Write what people work on to ``path`` as `write_output` does, and see it on the disk before returning.

    It gets the owner and the permissions of ``like``. What is ``new`` takes the place of no file.

    Raises:
        Failure: it cannot be written (PF613), or there is a file where there should be none (PF614).
    """
    _put(path, data, 0o666 & ~_umask(), like=like, lasting=True, new=new)


def replace_plan(path: Path, data: bytes, expected: bytes) -> None:
    """Write ``data`` to the file ``path``, a link being followed, in place of ``expected``.

    Raises:
        Failure: the file holds something else by now (PF675), or as `held` and `write_plan`.
    """
    with held(path, expected) as file:
        write_plan(file, data, like=file)


@contextmanager
def held(path: Path, expected: bytes, allowed: Sequence[Path] = ()) -> Iterator[Path]:
    """The file that ``path`` leads to, which no other planforge changes in place in the meantime.

    Raises:
        Failure: another one does, or it does not hold ``expected`` (PF675), or it lies neither in the folder of
            ``path`` nor in the ``allowed`` ones (PF625).
    """
    file = path.resolve()
    if not any(file.is_relative_to(folder) for folder in (path.parent.resolve(), *allowed)):
        raise Failure("PF625", file=path, target=file)
    with _locked(file):
        if read_input(file) != expected:
            raise Failure("PF675", file=path)
        yield file


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Raises PF675 where another planforge has the file; a killed one has it no longer."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    with path.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Failure("PF675", file=path) from None
        except OSError:
            pass  # a file system without locks
        yield


def _put(
    path: Path, data: bytes, mode: int, *, like: Path | None = None, lasting: bool = False, new: bool = False
) -> None:
    temporary = None
    try:
        _refuse_read_only(path)
        _tidied(path.parent.absolute())
        handle, temporary = open_temporary(path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        _set_rights(Path(temporary), mode, like)
        _take_place(Path(temporary), path, new=new)
        if lasting:
            _see_on_disk(path.parent)
    except FileExistsError:
        raise Failure("PF614", file=path) from None
    except (OSError, ValueError) as error:
        raise Failure("PF613", file=path, detail=reason(error)) from None
    finally:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()


@lru_cache(maxsize=256)
def _tidied(folder: Path) -> None:
    """Remove what killed processes have left in ``folder``: once, for there may be a hundred thousand files."""
    remove_leftovers(folder)


def _refuse_read_only(path: Path) -> None:
    """Somebody has protected the file: renaming another one over it would not ask."""
    if path.is_file() and not path.is_symlink() and not path.stat().st_mode & 0o222:
        raise PermissionError(13, os.strerror(13))


def _set_rights(path: Path, mode: int, like: Path | None) -> None:
    """Give ``path`` the permissions ``mode``, or those and the owner of ``like``."""
    if like is None:
        path.chmod(mode)
        return
    old = like.stat()
    if sys.platform != "win32":
        with suppress(OSError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))


def _take_place(temporary: Path, path: Path, *, new: bool) -> None:
    """Give ``temporary`` the name ``path``, at once; what is ``new`` fails where there is something already."""
    if not new:
        temporary.replace(path)
        return
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without second names
        if path.exists() or path.is_symlink():
            raise FileExistsError from None
        temporary.replace(path)


def _see_on_disk(folder: Path) -> None:
    """Have the new name in ``folder`` written, where the system does that for folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
