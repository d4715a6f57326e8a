"""Which files a command line of files, folders and patterns means. Reads none of them."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from planforge.cli.failure import Failure

_ENDINGS = (".yaml", ".yml")
_WILD = "*?["


@dataclass(frozen=True, slots=True)
class Meant:
    """A file that is meant; ``named`` where it was given by its own name, not found in a folder or by a pattern."""

    path: Path
    named: bool


def collect(arguments: Sequence[str]) -> list[Meant]:
    """The files meant by ``arguments``, each once: folders give their YAML files with those below, but no hidden ones.

    Raises:
        Failure: a pattern fits nothing (PF610).
    """
    found: dict[Path, Meant] = {}
    for argument in arguments:
        for one in _meant(argument):
            key = one.path.resolve()
            if one.named or key not in found:
                found[key] = one
    return list(found.values())


def _meant(argument: str) -> Iterator[Meant]:
    path = Path(argument)
    if path.is_dir():
        yield from (Meant(file, named=False) for file in _below(path))
    elif path.exists() or not any(mark in argument for mark in _WILD):
        yield Meant(path, named=True)
    else:
        yield from _fitting(argument)


def _fitting(pattern: str) -> Iterator[Meant]:
    matches = [Path(name) for name in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - a pattern may be absolute
    if not matches:
        raise Failure("PF610", file=pattern)
    for match in matches:
        for file in _below(match) if match.is_dir() else [match]:
            yield Meant(file, named=False)


def _below(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in _ENDINGS
        and file.is_file()
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
    )
