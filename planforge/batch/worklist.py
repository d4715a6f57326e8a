"""The plans of a run, in their order: on the disk, so that a hundred thousand take no more memory than a hundred.

Reads none of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from planforge.batch.order import Job
from planforge.filing.failure import Failure

_TABLES = """
CREATE TABLE jobs (number INTEGER PRIMARY KEY, path TEXT, folder TEXT, stem TEXT, named INTEGER, file TEXT);
CREATE UNIQUE INDEX targets ON jobs (folder, stem);
"""


class Worklist:
    """The jobs of a run; two different plans never share a name."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Job]:
        rows = self._database.cursor().execute("SELECT path, folder, stem, named FROM jobs ORDER BY number")
        return (Job(Path(path), Path(folder), stem, bool(named)) for path, folder, stem, named in rows)

    def add(self, job: Job) -> None:
        """Add ``job``; a file that is there already, with the same documents, is not added again.

        Raises:
            Failure: another plan's documents would have the same names (PF621).
        """
        file = str(job.path.resolve())
        row = (str(job.path), str(job.folder), job.stem, job.named, file)
        try:
            self._database.execute("INSERT INTO jobs (path, folder, stem, named, file) VALUES (?, ?, ?, ?, ?)", row)
            self._count += 1
        except sqlite3.IntegrityError:
            self._refuse_other(job, file)

    def _refuse_other(self, job: Job, file: str) -> None:
        query = "SELECT path, file FROM jobs WHERE folder = ? AND stem = ?"
        other, there = self._database.execute(query, (str(job.folder), job.stem)).fetchone()
        if there != file:
            raise Failure("PF621", file=job.path, other=other)


@contextmanager
def worklist() -> Iterator[Worklist]:
    """An empty list, in a file of the system's that is gone with it."""
    with closing(sqlite3.connect("")) as database:
        database.executescript(_TABLES)
        yield Worklist(database)
