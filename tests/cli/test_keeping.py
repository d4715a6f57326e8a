"""What is kept in the user's cache folder: it changes no document, and nothing is taken from where others can write."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PLAN

from planforge.cli.keeping import CacheFolder, cache_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there, the system guards the folder")


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    """A cache with one thing in it, whose folder is ``tmp_path / "kept"``."""
    made = CacheFolder(tmp_path / "kept")
    made.put("name", b"data")
    return made


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HOME": "/home/a"}, "/home/a/.cache/planforge"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/var/a"}, "/var/a/planforge"),
        ({"HOME": "/home/a", "PLANFORGE_CACHE": "/var/b"}, "/var/b"),
        ({"HOME": "/home/a", "PLANFORGE_CACHE": ""}, None),
        ({"HOME": "here"}, None),
        ({}, None),
    ],
)
def test_the_folder_is_that_of_the_system_or_the_one_asked_for(environment: dict[str, str], folder: str | None) -> None:
    """Nothing is kept where PLANFORGE_CACHE is empty, or where no folder of the user's own is known."""
    assert cache_folder(environment) == (Path(folder) if folder else None)


def test_what_was_put_is_given_back(cache: CacheFolder) -> None:
    """Under its name, to every later process."""
    assert cache.get("name") == b"data"
    assert cache.get("other") is None


def test_a_damaged_file_is_none(cache: CacheFolder, tmp_path: Path) -> None:
    """Cut off, changed, or put under another name."""
    [file] = (tmp_path / "kept").iterdir()
    whole = file.read_bytes()
    for damaged in (whole[:-1], whole[:-1] + b"?", b""):
        file.write_bytes(damaged)
        assert cache.get("name") is None
    cache.put("other", b"data")
    other = next(found for found in (tmp_path / "kept").iterdir() if found != file)
    file.write_bytes(other.read_bytes())
    assert cache.get("name") is None


def test_a_folder_that_others_can_write_to_is_not_used(cache: CacheFolder, tmp_path: Path) -> None:
    """Neither read nor written."""
    (tmp_path / "kept").chmod(0o777)
    assert cache.get("name") is None
    cache.put("other", b"data")
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_file_that_others_can_write_to_is_not_used(cache: CacheFolder, tmp_path: Path) -> None:
    """Even in a folder that only the user can write to now."""
    [file] = (tmp_path / "kept").iterdir()
    file.chmod(0o620)
    assert cache.get("name") is None


def test_a_folder_of_somebody_else_is_not_used(cache: CacheFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with sudo, where HOME may still be the user's."""
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert cache.get("name") is None


def test_links_are_not_followed(cache: CacheFolder, tmp_path: Path) -> None:
    """Neither in place of the folder nor of a file."""
    linked = tmp_path / "linked"
    linked.symlink_to(tmp_path / "kept")
    assert CacheFolder(linked).get("name") is None
    [file] = (tmp_path / "kept").iterdir()
    moved = file.rename(tmp_path / "moved")
    file.symlink_to(moved)
    assert cache.get("name") is None


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path) -> None:
    """It only costs time."""
    (tmp_path / "file").write_bytes(b"")
    nowhere = CacheFolder(tmp_path / "file" / "kept")
    nowhere.put("name", b"data")
    assert nowhere.get("name") is None


def test_documents_are_the_same_with_and_without(tmp_path: Path) -> None:
    """The same bytes by the first process, by one that finds everything kept, and by one that keeps nothing."""
    (tmp_path / "plan.yaml").write_text(PLAN, "utf-8")
    kept = tmp_path / "kept"
    first, stamps = _rendered(tmp_path, kept), _stamps(kept)
    assert stamps
    assert _rendered(tmp_path, kept) == first
    assert _stamps(kept) == stamps
    assert _rendered(tmp_path, "") == first


def _rendered(folder: Path, kept: Path | str) -> dict[str, bytes]:
    environment = {**os.environ, "PLANFORGE_CACHE": str(kept)}
    command = [sys.executable, "-m", "planforge", "render", "plan.yaml", "-o", "out"]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    found = {file.name: file.read_bytes() for file in (folder / "out").iterdir()}
    assert found
    for name in found:
        (folder / "out" / name).unlink()
    return found


def _stamps(folder: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}
