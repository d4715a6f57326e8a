"""What was made in an output folder, of which files: so that a second run makes only what has changed.

A database of the output folder. It is written plan by plan, and whole at every moment: a run that is killed goes on
where it stopped. It knows what planforge wrote last, and so what people have changed since.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.batch import fingerprints
from planforge.batch.order import Job, Outcome, Result
from planforge.batch.prints import Hash, Print, hash_of, still_is
from planforge.batch.worklist import Worklist
from planforge.filing.failure import Failure
from planforge.filing.files import resolved, seen_from
from planforge.filing.reasons import reason

NAME = ".planforge-manifest"
_FORM = 3
"""The number of the tables' form; a manifest of another form is begun anew."""
_TABLES = f"""
BEGIN;
DROP TABLE IF EXISTS plans;
DROP TABLE IF EXISTS files;
DROP TABLE IF EXISTS begun;
CREATE TABLE plans (
    target BLOB, naming TEXT, own BLOB, sheet BLOB, program TEXT, content TEXT, inputs TEXT, outputs TEXT,
    PRIMARY KEY (target, naming)
) WITHOUT ROWID;
CREATE TABLE files (
    name BLOB PRIMARY KEY, size INTEGER, changed INTEGER, hash TEXT, making INTEGER DEFAULT 0
) WITHOUT ROWID;
CREATE TABLE begun (target BLOB PRIMARY KEY) WITHOUT ROWID;
PRAGMA user_version = {_FORM};
COMMIT;
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


class Standing(NamedTuple):
    """How the documents of a plan stand, and which of them somebody has changed."""

    state: State
    edited: tuple[Path, ...] = ()


class Manifest:
    """The manifest of ``folder``, for a run whose hashes are ``program``, ``content`` and ``naming``."""

    def __init__(self, database: sqlite3.Connection, folder: Path, program: Hash, content: Hash, naming: Hash) -> None:
        self._database = database
        self._given, self._folder = folder, folder.resolve()
        self._program, self._content = program, content
        self._naming = naming
        self._has_plans = bool(self._rows("SELECT 1 FROM plans LIMIT 1"))

    def standing(self, job: Job) -> Standing:
        """How the documents of ``job`` stand."""
        query = "SELECT program, content, inputs, outputs FROM plans WHERE target = ? AND naming = ?"
        row = next(iter(self._rows(query, self._target(job), self._naming)), None)
        if row is None or row[:2] != self._made_by(job) or not self._reads_as(json.loads(row[2])):
            return Standing(State.DUE)
        states = {name: self._state_of(name, hash) for name, hash in json.loads(row[3]).items()}
        state = next((state for state in (State.DUE, State.EDITED) if state in states.values()), State.CURRENT)
        return Standing(state, tuple(job.folder / Path(one).name for one in states if states[one] is State.EDITED))

    def left_behind(self, plans: Worklist) -> list[Path]:
        """The documents that are still there, of plans whose files are not, or whose rows are not in the table that
        ``plans`` come from; what another plan has made since under the same name is its own."""
        sheet = next((self._sheet(job) for job in plans), b"")
        names = {name for is_gone, outputs in self._plans_made(plans, sheet) if is_gone for name in json.loads(outputs)}
        if names:
            for is_gone, outputs in self._plans_made(plans, sheet):
                names.difference_update(() if is_gone else json.loads(outputs))
        return [self._given / name for name in sorted(names) if (self._folder / name).exists()]

    def _plans_made(self, plans: Worklist, sheet: bytes) -> Iterator[tuple[bool, str]]:
        """Of each plan that has been rendered: whether it is gone, and the names of its documents, as they are kept."""
        for target, own, its, outputs in self._database.execute("SELECT target, own, sheet, outputs FROM plans"):
            is_dropped = sheet and its == sheet and not self._is_among(plans, target)
            yield is_dropped or not (self._folder / os.fsdecode(own)).exists(), outputs

    def _is_among(self, plans: Worklist, target: bytes) -> bool:
        document = self._folder / os.fsdecode(target)
        return plans.has(document.parent, document.name)

    def prepared(self, job: Job) -> Job:
        """``job`` with what planforge wrote last under names like those of its documents, so that what somebody has
        changed since is seen before it is overwritten.

        What a stopped run may have written is not among it. Where nothing has been noted yet, nothing is guarded:
        the documents there may be of a time without a manifest.
        """
        target = self._target(job)
        query = "SELECT name, size, changed, hash FROM files WHERE name >= ? AND name < ? AND NOT making"
        rows = self._rows(query, target + b".", target + b"/")
        guarded = self._has_plans and not self._rows("SELECT 1 FROM begun WHERE target = ?", target)
        written = {Path(os.fsdecode(name)).name: Print(*state) for name, *state in rows}
        return job._replace(written=written, guarded=guarded)

    def begin(self, jobs: Iterable[Job]) -> None:
        """Note that the documents of ``jobs`` are about to be written: a run that is stopped may leave new ones."""
        names = [(self._name(job.folder / name),) for job in jobs for name in job.written]
        with _told(self._folder), self._database:
            self._database.executemany("INSERT OR IGNORE INTO begun VALUES (?)", ((self._target(job),) for job in jobs))
            self._database.executemany("UPDATE files SET making = 1 WHERE name = ?", names)

    def keep(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what became of plans that were begun, all of it or, where the process ends, nothing."""
        with _told(self._folder), self._database:
            for one in outcomes:
                if one.result is not Result.REFUSED:  # that may have written one of two
                    names = [(self._name(one.job.folder / name),) for name in one.job.written]
                    self._database.executemany("UPDATE files SET making = 0 WHERE name = ?", names)
                    self._database.execute("DELETE FROM begun WHERE target = ?", (self._target(one.job),))
                if one.result is Result.RENDERED:
                    self._keep(one)

    def _keep(self, one: Outcome) -> None:
        inputs = {os.fsdecode(self._name(path)): hash for path, hash in one.inputs.items()}
        outputs = {os.fsdecode(self._name(path)): made.hash for path, made in one.outputs.items()}
        by = self._made_by(one.job)
        own, sheet = self._name(one.job.path), self._sheet(one.job)
        row = (self._target(one.job), self._naming, own, sheet, *by, json.dumps(inputs), json.dumps(outputs))
        self._database.execute("INSERT OR REPLACE INTO plans VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        files = ((self._name(path), *made) for path, made in one.outputs.items())
        self._database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, 0)", files)

    def _made_by(self, job: Job) -> tuple[Hash, Hash]:
        return self._program, f"{self._content} {fingerprints.row(job.over)}" if job.over else self._content

    def _reads_as(self, inputs: dict[str, Hash | None]) -> bool:
        """Whether the files hold what they held; those that were missing still do."""
        return all(_hash_of_input(self._folder / name) == hash for name, hash in inputs.items())

    def _state_of(self, name: str, wanted: Hash) -> State:
        """How the document ``name`` stands, which should hold ``wanted``."""
        query = "SELECT size, changed, hash FROM files WHERE name = ? AND NOT making"
        rows = self._rows(query, os.fsencode(name))
        if not rows:
            return State.DUE
        last = Print(*rows[0])
        try:
            if not still_is(self._folder / name, last):
                return State.EDITED
        except OSError:
            return State.DUE
        return State.CURRENT if last.hash == wanted else State.DUE

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        return self._database.execute(query, values).fetchall()

    def _target(self, job: Job) -> bytes:
        return self._name(job.folder / job.stem)

    def _sheet(self, job: Job) -> bytes:
        """The table that a plan is a row of; empty for others."""
        return self._name(Path(job.over.place.file)) if job.over else b""

    def _name(self, path: Path) -> bytes:
        """``path`` as seen from the folder, so that both can be moved together; links to folders are followed."""
        return os.fsencode(seen_from(self._folder, resolved(path.parent) / path.name))


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Raises PF613 where the manifest of ``folder`` cannot be written."""
    try:
        yield
    except sqlite3.Error as error:
        raise Failure("PF613", file=folder / NAME, detail=reason(error)) from None


def found(folder: Path) -> Path | None:
    """The folder of the manifest that knows what is in ``folder``: this one or one above it.

    The highest that has one, so that all runs over parts of a tree keep the same.
    """
    above = (*reversed(folder.resolve().parents), folder)
    return next((one for one in above if os.path.isfile(one / NAME)), None)  # noqa: PTH113 - a name may be too long


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
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise Failure("PF641", file=path.parent) from None
        raise Failure("PF613", file=path, detail=reason(error)) from None
    except sqlite3.DatabaseError:  # no database, or a damaged one: what it knew is made again
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                path.with_name(path.name + ending).unlink()
        return _begun(path)


def _begun(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=0)
    try:
        database.executescript(_MODES)
        if database.execute("PRAGMA user_version").fetchone()[0] != _FORM:
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
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if database.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok" or not {"plans", "files", "begun"} <= tables:
        raise sqlite3.DatabaseError
    database.execute("SELECT target, naming, own, sheet, program, content, inputs, outputs FROM plans LIMIT 1")
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
    return hash_of(path.read_bytes())
