"""Hashes of what the documents of a plan hang on: the program with its templates and layouts, and what is wanted."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from planforge.batch.order import Hash, Order
from planforge.resources import folder

_SHAPING = ("planforge", "chinesecalendar", "icalendar", "jinja2", "markdown", "opencc", "xlsxwriter")
"""The packages whose version may show in a document."""


def program() -> Hash:
    """planforge, what it stands on, and its own templates and layouts."""
    return _hash([*_versions(), *_files(folder("templates"))])


def content(order: Order) -> Hash:
    """What is wanted of a plan, as far as it shows in the content of its documents, with the user's templates."""
    levels = sorted((code, severity and severity.name) for code, severity in order.levels.items())
    wanted = json.dumps([str(order.day), levels, order.strict, order.encoding, list(map(str, order.allowed))])
    return _hash([wanted.encode(), *(one for own in order.templates for one in _files(own))])


def naming(order: Order) -> Hash:
    """What is wanted of a plan, as far as it shows in the names of its documents."""
    return _hash([json.dumps([order.formats, order.scripts, order.parts, order.review]).encode()])


def _versions() -> Iterator[bytes]:
    for package in _SHAPING:
        try:
            yield f"{package} {version(package)}".encode()
        except PackageNotFoundError:
            yield f"{package}?".encode()


def _files(root: Path) -> Iterator[bytes]:
    """The files below ``root``, with their names."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix in (".j2", ".yaml", ".yml"):
            yield path.relative_to(root).as_posix().encode()
            yield path.read_bytes()


def _hash(parts: Iterable[bytes]) -> Hash:
    """Of ``parts``, each with its length: no two lists of them run together."""
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d:" % len(part))
        found.update(part)
    return found.hexdigest()
