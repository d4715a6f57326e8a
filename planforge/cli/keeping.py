"""The user's cache folder, in which planforge keeps what would be worked out again at every start.

Compiled templates are code, so only a folder that is the user's own and that nobody else can write to is used; on the
least doubt there is none. Nothing of a plan is ever kept, and no failure here is told: it only costs time.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

SWITCH = "PLANFORGE_CACHE"
"""Set in the environment, this names the folder; set to nothing, it switches the cache off."""
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_MARK = 32
"""Bytes of the digest before the data: a damaged file is noticed."""


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder that the environment asks for, or the usual one of the system; None for none."""
    if (asked := environment.get(SWITCH)) is not None:
        folder = Path(asked) if asked else None
    elif sys.platform == "win32":
        folder = _below(environment.get("LOCALAPPDATA"), "planforge", "cache")
    elif above := environment.get("XDG_CACHE_HOME"):
        folder = _below(above, "planforge")
    else:
        folder = _below(environment.get("HOME"), ".cache", "planforge")
    return folder if folder is not None and folder.is_absolute() else None


def _below(folder: str | None, *parts: str) -> Path | None:
    return Path(folder, *parts) if folder else None


class CacheFolder:
    """A `planforge.kept.Shelf` of files in ``folder``, which is made when there is something to keep."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """What is kept under ``name``, if it is whole and ours."""
        try:
            if not self._is_ours():
                return None
            handle = os.open(self._file(name), os.O_RDONLY | _flag("O_NOFOLLOW") | _flag("O_BINARY"))
            with os.fdopen(handle, "rb") as file:
                found = file.read() if _is_private(os.fstat(handle)) else b""
        except OSError:
            return None
        data = found[_MARK:]
        return data if found[:_MARK] == _digest(name, data) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep ``data``: the whole file or none of it is seen by others that are under way."""
        target = self._file(name)
        making = target.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._is_ours():
                return
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _flag("O_NOFOLLOW") | _flag("O_BINARY")
            with os.fdopen(os.open(making, flags, 0o600), "wb") as file:
                file.write(_digest(name, data) + data)
            making.replace(target)

    def _file(self, name: str) -> Path:
        return self._folder / _digest(name, b"").hex()

    def _is_ours(self) -> bool:
        found = self._folder.lstat()
        return stat.S_ISDIR(found.st_mode) and _is_private(found)


def _is_private(found: os.stat_result) -> bool:
    """Whether a folder or file is the user's own, and writable by nobody else.

    On Windows the permissions of %LOCALAPPDATA% see to that.
    """
    if sys.platform == "win32":
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_WRITE


def _flag(name: str) -> int:
    """A flag of `os.open`; nothing where the system has none of the name."""
    return int(getattr(os, name, 0))


def _digest(name: str, data: bytes) -> bytes:
    from hashlib import sha256

    return sha256(name.encode("utf-8", "surrogateescape") + b"\0" + data).digest()
