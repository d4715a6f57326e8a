"""The plans of a run, in their order: on the disk, so that a hundred thousand take no more memory than a hundred.

Reads none of them.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from planforge.batch.order import Job
from planforge.filing.failure import Failure
from planforge.filing.files import resolved

_TABLES = """
CREATE TABLE jobs (
    number INTEGER PRIMARY KEY, path BLOB, folder BLOB, stem BLOB, named INTEGER, over BLOB, file BLOB, target BLOB
);
CREATE UNIQUE INDEX targets ON jobs (target, stem);
"""


class Worklist:
    """The jobs of a run; two different plans never share a name."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Job]:
        rows = self._database.cursor().execute("SELECT path, folder, stem, named, over FROM jobs ORDER BY number")
        return (
            Job(_path(path), _path(folder), os.fsdecode(stem), bool(named), over and pickle.loads(over))
            for path, folder, stem, named, over in rows
        )

    def add(self, job: Job) -> None:
        """Add ``job``; a file that is there already, with the same documents, is not added again.

        Raises:
            Failure: another plan's documents would have the same names (PF621).
        """
        file, target = os.fsencode(os.path.realpath(job.path)), os.fsencode(resolved(job.folder))
        over = job.over and pickle.dumps(job.over)
        row = (os.fsencode(job.path), os.fsencode(job.folder), os.fsencode(job.stem), job.named, over, file, target)
        try:
            self._database.execute(
                "INSERT INTO jobs (path, folder, stem, named, over, file, target) VALUES (?, ?, ?, ?, ?, ?, ?)", row
            )
            self._count += 1
        except sqlite3.IntegrityError:
            self._refuse_other(job, file, target)

    def has(self, folder: Path, stem: str) -> bool:
        """Whether the documents of one of the plans go into the resolved ``folder``, and begin with ``stem``."""
        query = "SELECT 1 FROM jobs WHERE target = ? AND stem = ?"
        return self._database.execute(query, (os.fsencode(folder), os.fsencode(stem))).fetchone() is not None

    def _refuse_other(self, job: Job, file: bytes, target: bytes) -> None:
        query = "SELECT path, file FROM jobs WHERE target = ? AND stem = ?"
        other, there = self._database.execute(query, (target, os.fsencode(job.stem))).fetchone()
        if there != file or job.over:
            raise Failure("PF621", file=job.path, other=_path(other))
        if job.named:
            update = "UPDATE jobs SET named = 1 WHERE target = ? AND stem = ?"
            self._database.execute(update, (target, os.fsencode(job.stem)))


def _path(data: bytes) -> Path:
    return Path(os.fsdecode(data))


@contextmanager
def worklist() -> Iterator[Worklist]:
    """An empty list, in a file of the system's that is gone with it."""
    with closing(sqlite3.connect("")) as database:
        database.executescript(_TABLES)
        yield Worklist(database)
