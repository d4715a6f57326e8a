"""Hashes of what the documents of a plan hang on: the program with its templates and layouts, and what is wanted."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.batch.order import Order
from planforge.batch.prints import Hash
from planforge.patterns import lazy
from planforge.resources import folder

if TYPE_CHECKING:
    from planforge.extending.row import Row
    from planforge.source import Node

_NAME = lazy(r"[A-Za-z0-9._-]+")
_LARGEST = 2_000_000
"""Bytes that a template or layout may have, and more."""


@cache
def program() -> Hash:
    """planforge, what it stands on, and its own templates and layouts."""
    return _hash([*_versions(), *_files(folder("templates"))])


def content(order: Order) -> Hash:
    """What is wanted of a plan, as far as it shows in the content of its documents, with the user's templates.

    What is allowed does not: the files that were read for it are among a plan's inputs.
    """
    levels = sorted((code, severity and severity.name) for code, severity in order.levels.items())
    wanted = json.dumps([str(order.day), levels, order.strict, order.encoding])
    return _hash([wanted.encode(), *(one for own in order.templates for one in _files(own))])


def naming(order: Order) -> Hash:
    """What is wanted of a plan, as far as it shows in the names of its documents."""
    return _hash([json.dumps([order.formats, order.scripts, order.parts, order.review]).encode()])


def row(over: Row | None) -> Hash:
    """What is laid over a plan; where it stands in its table does not show."""
    return _hash([json.dumps(_said(over.over) if over else None).encode(), *(_words(over) if over else ())])


def _said(node: Node) -> object:
    from planforge.extending.row import Addressed
    from planforge.source import Mapping, Sequence

    if isinstance(node, Mapping):
        index = node.index if isinstance(node, Addressed) else None
        return [index, [[entry.key.value, _said(entry.value)] for entry in node]]
    return list(map(_said, node)) if isinstance(node, Sequence) else node.value


def _words(over: Row) -> Iterator[bytes]:
    for heading, cell in over.names:
        yield heading.encode()
        yield cell.value.encode()


def _versions() -> Iterator[bytes]:
    """planforge's, and those of all packages that it needs: any may show in a document."""
    needed = (_NAME.match(line) for line in requires("planforge") or () if "extra ==" not in line)
    for package in ("planforge", *sorted(found[0] for found in needed if found)):
        try:
            yield f"{package} {version(package)}".encode()
        except PackageNotFoundError:
            yield f"{package}?".encode()


def _files(root: Path) -> Iterator[bytes]:
    """The files below ``root``, with their names; any may be a template, but no large one is."""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            state = path.stat()
            is_small = state.st_size <= _LARGEST
            yield os.fsencode(path.relative_to(root))
            yield path.read_bytes() if is_small else f"{state.st_size} {state.st_mtime_ns}".encode()


def _hash(parts: Iterable[bytes]) -> Hash:
    """Of ``parts``, each with its length: no two lists of them run together."""
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()
