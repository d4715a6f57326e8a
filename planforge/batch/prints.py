"""Files by their content, and whether they still hold what planforge wrote."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple, TypeAlias

Hash: TypeAlias = str
"""SHA-256 in hexadecimal digits."""


class Print(NamedTuple):
    """A file as it was written: its state on the disk then, and its content."""

    size: int
    changed: int
    """When it was last changed, as the file system counts (ns)."""
    hash: Hash


def hash_of(data: bytes) -> Hash:
    """Of the content of a file."""
    return hashlib.sha256(data).hexdigest()


def print_of(path: Path, data: bytes) -> Print:
    """Of ``path``, which has just been written with ``data``."""
    state = path.stat()
    return Print(state.st_size, state.st_mtime_ns, hash_of(data))


def still_is(path: Path, written: Print) -> bool:
    """Whether ``path`` holds what was written; it is read only where its size or time is another.

    Raises:
        OSError: it is not there, or cannot be read.
    """
    state = path.stat()
    return (state.st_size, state.st_mtime_ns) == written[:2] or hash_of(path.read_bytes()) == written.hash
