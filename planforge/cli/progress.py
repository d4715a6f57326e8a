"""A count of the files done, on a terminal, where there is more than one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from planforge.cli.help import say


def progress(files: Sequence[Path], stream: IO[str]) -> Iterator[Path]:
    """``files`` one by one; says which one is at work."""
    shown = len(files) > 1
    for number, path in enumerate(files, 1):
        if shown:
            print(say("[{number}/{total}] {file}").format(number=number, total=len(files), file=path), file=stream)
        yield path
