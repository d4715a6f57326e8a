"""What was made in an output folder, of which files: so that a second run makes only what has changed.

A database of the output folder. It is written plan by plan, and whole at every moment: a run that is killed goes on
where it stopped. It knows what planforge wrote last, and so what people have changed since.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum
from functools import lru_cache
from pathlib import Path

from planforge.batch.order import Hash, Job, Outcome
from planforge.filing.failure import Failure

NAME = ".planforge-manifest"
_FORM = 1
"""The number of the tables' form; a manifest of another form is begun anew."""
_TABLES = f"""
CREATE TABLE plans (
    target TEXT, naming TEXT, program TEXT, content TEXT, inputs TEXT, outputs TEXT, PRIMARY KEY (target, naming)
) WITHOUT ROWID;
CREATE TABLE files (name TEXT PRIMARY KEY, size INTEGER, changed INTEGER, hash TEXT) WITHOUT ROWID;
PRAGMA user_version = {_FORM};
"""
_MODES = "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
"""One process at a time, which needs no shared memory, so that a folder on another machine will do."""


class State(Enum):
    """How the documents of a plan stand."""

    DUE = "due"
    """There are none, or not those of the plan as it is."""
    CURRENT = "current"
    EDITED = "edited"
    """Somebody has changed one since."""


class Manifest:
    """The manifest of ``folder``, for a run whose hashes are ``program``, ``content`` and ``naming``."""

    def __init__(self, database: sqlite3.Connection, folder: Path, program: Hash, content: Hash, naming: Hash) -> None:
        self._database = database
        self._folder = folder.resolve()
        self._made_by = (program, content)
        self._naming = naming

    def state(self, job: Job) -> tuple[State, bool]:
        """How the documents of ``job`` stand, and whether they are those of the plan as it is but for edits."""
        query = "SELECT program, content, inputs, outputs FROM plans WHERE target = ? AND naming = ?"
        row = self._database.execute(query, (self._target(job), self._naming)).fetchone()
        if row is None:
            return State.DUE, False
        outputs: dict[str, Hash] = json.loads(row[3])
        is_same = row[:2] == self._made_by and self._reads_as(json.loads(row[2]))
        states = [self._state_of(name, hash) for name, hash in outputs.items()]
        if State.EDITED in states:
            return State.EDITED, is_same
        return (State.CURRENT if is_same and State.DUE not in states else State.DUE), is_same

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what was made, all of it or, where the process ends, nothing."""
        with self._database:
            for one in outcomes:
                inputs = {self._name(path): hash for path, hash in one.inputs}
                outputs = {self._name(output.path): output.hash for output in one.outputs}
                row = (self._target(one.job), self._naming, *self._made_by, json.dumps(inputs), json.dumps(outputs))
                self._database.execute("INSERT OR REPLACE INTO plans VALUES (?, ?, ?, ?, ?, ?)", row)
                files = ((self._name(made.path), made.size, made.changed, made.hash) for made in one.outputs)
                self._database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", files)

    def _reads_as(self, inputs: dict[str, Hash | None]) -> bool:
        """Whether the files hold what they held; those that were missing still do."""
        return all(_hash_of_input(self._folder / name) == hash for name, hash in inputs.items())

    def _state_of(self, name: str, wanted: Hash) -> State:
        """How the document ``name`` stands, which should hold ``wanted``."""
        path = self._folder / name
        with suppress(OSError):
            state = path.stat()
            row = self._database.execute("SELECT size, changed, hash FROM files WHERE name = ?", (name,)).fetchone()
            if row is None:
                return State.DUE
            size, changed, last = row
            if (state.st_size, state.st_mtime_ns) != (size, changed) and _hash_of(path) != last:
                return State.EDITED
            return State.CURRENT if last == wanted else State.DUE
        return State.DUE

    def _target(self, job: Job) -> str:
        return self._name(job.folder / job.stem)

    def _name(self, path: Path) -> str:
        """``path`` as seen from the folder, so that both can be moved together."""
        try:
            return os.path.relpath(path.absolute(), self._folder)
        except ValueError:  # another drive of Windows
            return str(path.absolute())


@contextmanager
def manifest(folder: Path, program: Hash, content: Hash, naming: Hash) -> Iterator[Manifest]:
    """The manifest of ``folder``; begun where there is none that can be read.

    Raises:
        Failure: another run has it (PF641), or it cannot be written (PF613).
    """
    path = folder / NAME
    with closing(_opened(path)) as database:
        yield Manifest(database, folder, program, content, naming)


def _opened(path: Path) -> sqlite3.Connection:
    try:
        return _begun(path)
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Failure("PF641", file=path.parent) from None
        raise Failure("PF613", file=path, detail=error) from None
    except sqlite3.DatabaseError:  # no database, or a damaged one: what it knew is made again
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                path.with_name(path.name + ending).unlink()
        return _begun(path)


def _begun(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=0)
    try:
        database.executescript(_MODES)
        form = database.execute("PRAGMA user_version").fetchone()[0]
        if form != _FORM:
            if form:
                database.executescript("DROP TABLE plans; DROP TABLE files;")
            database.executescript(_TABLES)
        database.execute("BEGIN EXCLUSIVE")
        database.execute("COMMIT")
        _prove(database)
        return database
    except BaseException:
        database.close()
        raise


def _prove(database: sqlite3.Connection) -> None:
    """Raises DatabaseError where the tables are not there, or damaged."""
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite3.DatabaseError
    database.execute("SELECT target, naming, program, content, inputs, outputs FROM plans LIMIT 1")
    database.execute("SELECT name, size, changed, hash FROM files LIMIT 1")


def _hash_of_input(path: Path) -> Hash | None:
    """What ``path`` holds; one file that thousands of plans name is read once, as long as it stays as it is."""
    try:
        state = path.stat()
        return _hash_of_state(path, state.st_size, state.st_mtime_ns, state.st_ino)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=64)
def _hash_of_state(path: Path, _size: int, _changed: int, _number: int) -> Hash:
    return _hash_of(path)


def _hash_of(path: Path) -> Hash:
    return hashlib.sha256(path.read_bytes()).hexdigest()
