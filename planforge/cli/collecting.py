"""Which files a command line of files, folders and patterns means. Reads none of them."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from planforge.filing.failure import Failure
from planforge.filing.reasons import reason

_ENDINGS = (".yaml", ".yml")
_WILD = "*?["


class Meant(NamedTuple):
    """A file that is meant; ``named`` where it was given by its own name, not found in a folder or by a pattern."""

    path: Path
    named: bool
    inside: Path = Path()
    """The folders between the folder that was given, or in which the pattern begins, and the file."""


def collect(arguments: Sequence[str]) -> list[Meant]:
    """The files meant by ``arguments``, each once, as `meant` gives them.

    Raises:
        Failure: a pattern fits nothing (PF610).
    """
    found: dict[Path, Meant] = {}
    for one in meant(arguments):
        key = one.path.resolve()
        if one.named or key not in found:
            found[key] = one
    return list(found.values())


def meant(arguments: Iterable[str]) -> Iterator[Meant]:
    """The files meant by ``arguments``, one by one: folders give their YAML files with those below, but no hidden ones.

    Raises:
        Failure: a pattern fits nothing (PF610), or a folder cannot be read (PF612).
    """
    for argument in arguments:
        path = Path(argument)
        if _is_folder(path):
            yield from _below(path, Path())
        elif not _is_pattern(argument):
            yield Meant(path, named=True)
        else:
            yield from _fitting(argument)


def roots(arguments: Iterable[str]) -> tuple[Path, ...]:
    """The folders in which plans are looked for, resolved: who names a folder lets its plans name each other."""
    return tuple(root.resolve() for argument in arguments if (root := _root(argument)))


def _root(argument: str) -> Path | None:
    path = Path(argument)
    if _is_folder(path):
        return path
    return _fixed(argument) if _is_pattern(argument) else None


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the name is too long; reading the file says so
        return False


def _is_pattern(argument: str) -> bool:
    """Whether ``argument`` is a pattern, and not the name of a file with such characters."""
    try:
        return _is_wild(argument) and not Path(argument).exists()
    except OSError:
        return True


def _is_wild(part: str) -> bool:
    return any(mark in part for mark in _WILD)


def _fitting(pattern: str) -> Iterator[Meant]:
    root = _fixed(pattern)
    matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not matches:
        raise Failure("PF610", file=pattern)
    for match in map(Path, matches):
        inside = _below_only(match.parent.relative_to(root))
        if match.is_dir():
            yield from _below(match, inside / match.name)
        else:
            yield Meant(match, named=False, inside=inside)


def _below_only(inside: Path) -> Path:
    """``inside`` without steps upwards: documents stay in the folder that they are to go to."""
    return Path(*(part for part in Path(os.path.normpath(inside)).parts if part != os.pardir))


def _fixed(pattern: str) -> Path:
    """The folder in which ``pattern`` begins: what stands before its first wild part."""
    parts = Path(pattern).parts
    wild = next(number for number, part in enumerate(parts) if _is_wild(part))
    return Path(*parts[:wild])


def _entries(folder: Path) -> list[tuple[str, bool]]:
    """The names in ``folder``, sorted, and whether each is a folder."""
    try:
        with os.scandir(folder) as entries:
            return sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        raise Failure("PF612", file=folder, detail=reason(error)) from None


def _below(folder: Path, inside: Path) -> Iterator[Meant]:
    """The YAML files of ``folder`` in the order of their names, each folder's where its name stands."""
    for name, is_folder in _entries(folder):
        path = folder / name
        if name.startswith("."):
            continue
        if is_folder:
            yield from _below(path, inside / name)
        elif path.suffix.lower() in _ENDINGS and path.is_file():
            yield Meant(path, named=False, inside=inside)
