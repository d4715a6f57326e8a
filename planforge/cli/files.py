"""Files in and out: inputs read whole, outputs written under a temporary name and renamed."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

from planforge.cli.failure import Failure

_YAML = (".yaml", ".yml")


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


def beside(path: Path) -> Callable[[str], bytes | None]:
    """Reads the files that the plan at ``path`` names: regular ones, only those in its own folder and below it.

    The reader raises `Unopened` for others, with what is wrong.
    """
    from planforge.plan.companions import Reason, Unopened

    folder = path.parent.resolve()

    def read(name: str) -> bytes | None:
        try:
            return _read_inside(folder, name, path.name)
        except PermissionError:
            raise Unopened(Reason.REFUSED, name) from None
        except (OSError, ValueError, RuntimeError):
            return None

    return read


def _read_inside(folder: Path, name: str, own: str) -> bytes:
    """The bytes of a regular file; nothing else is opened, for a pipe might never end."""
    from planforge.plan.companions import Reason, Unopened

    file = (folder / name).resolve()
    if _leads_out(name) or not file.is_relative_to(folder):
        raise Unopened(Reason.OUTSIDE, name)
    if not file.exists():
        raise Unopened(Reason.MISSING, _nearest_file(folder / name, folder, own))
    if not file.is_file():
        raise Unopened(Reason.FOLDER if file.is_dir() else Reason.IRREGULAR, name)
    return file.read_bytes()


def _nearest_file(missing: Path, folder: Path, own: str) -> str | None:
    """The file beside ``missing`` that is called most like it, as seen from ``folder``; the plan itself is none."""
    from planforge.language.nearest import nearest

    if not missing.parent.is_dir():
        return None
    there = sorted(one for one in missing.parent.iterdir() if one.suffix in _YAML and one.is_file())
    names = {one.stem: one for one in there if one != folder / own}
    near = nearest(missing.stem, names)
    return names[near].relative_to(folder).as_posix() if near else None


def _leads_out(name: str) -> bool:
    """Whether ``name`` starts elsewhere, or goes up."""
    return Path(name).is_absolute() or ".." in Path(name).parts


def make_folder(path: Path) -> None:
    """Make the output folder where it is not there."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Failure("PF613", file=path, detail=error.strerror or error) from None


def write_output(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write ``data`` to ``path``: all of it, or nothing and the old file stays.

    A file written ``like`` another one has its permissions, and is on the disk before it takes the place of the old.
    """
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            if like is not None:
                stream.flush()
                os.fsync(stream.fileno())
        Path(temporary).chmod(stat.S_IMODE(like.stat().st_mode) if like is not None else 0o666 & ~_umask())
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
