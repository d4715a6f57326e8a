"""Which files a command line of files, folders and patterns means. Reads none of them."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
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


def _raised(failure: Failure) -> None:
    raise failure


def meant(arguments: Iterable[str], refused: Callable[[Failure], None] = _raised) -> Iterator[Meant]:
    """The files meant by ``arguments``, one by one: folders give their YAML files with those below, but no hidden ones.

    Links are followed, each to a folder that has not been met. ``refused`` hears of a folder that cannot be read
    (PF612), and those after it follow.

    Raises:
        Failure: a pattern fits nothing (PF610), or what ``refused`` raises.
    """
    for argument in arguments:
        path = Path(argument)
        if _is_folder(path):
            yield from _Tree(path, refused).below(path, Path())
        elif not _is_pattern(argument):
            yield Meant(path, named=True)
        else:
            yield from _fitting(argument, refused)


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


def _fitting(pattern: str, refused: Callable[[Failure], None]) -> Iterator[Meant]:
    root = _fixed(pattern)
    matches = sorted(glob.iglob(pattern, recursive=True))  # noqa: PTH207 - a pattern may be absolute
    if not matches:
        raise Failure("PF610", file=pattern)
    for match in map(Path, matches):
        inside = _below_only(match.parent.relative_to(root))
        if match.is_dir():
            yield from _Tree(match, refused).below(match, inside / match.name)
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


class _Tree:
    """A folder with those below it, and those that links lead to."""

    def __init__(self, root: Path, refused: Callable[[Failure], None]) -> None:
        self._root = root.resolve()
        self._refused = refused
        self._met: set[Path] = set()
        """Folders outside the root that were met through links."""

    def below(self, folder: Path, inside: Path) -> Iterator[Meant]:
        """The YAML files of ``folder`` in the order of their names, each folder's where its name stands."""
        for name in self._names(folder):
            path = folder / name
            if _is_folder(path):
                if self._is_entered(path):
                    yield from self.below(path, inside / name)
            elif path.suffix.lower() in _ENDINGS:  # a link to nowhere too: who reads it tells that
                yield Meant(path, named=False, inside=inside)

    def _names(self, folder: Path) -> list[str]:
        """What is in ``folder``, sorted, without what is hidden."""
        try:
            return sorted(name for name in os.listdir(folder) if not name.startswith("."))  # noqa: PTH208
        except OSError as error:
            self._refused(Failure("PF612", file=folder, detail=reason(error)))
            return []

    def _is_entered(self, folder: Path) -> bool:
        """Whether ``folder`` is met here first; no link leads into the root, around it, or anywhere twice."""
        real = folder.resolve()
        if real.is_relative_to(self._root):
            return not folder.is_symlink()
        is_new = real not in self._met and not self._root.is_relative_to(real)
        self._met.add(real)
        return is_new
