"""Which files a command line means: folders, patterns, names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from files import put

from planforge.cli.collecting import collect
from planforge.cli.collecting import meant as every
from planforge.filing.failure import Failure

FILES = ("甲/一.yaml", "甲/乙/二.yml", "甲/.藏/三.yaml", "甲/四.txt", "丙/[五].yaml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for file in FILES:
        put(Path(file), "")


def meant(*arguments: str) -> dict[str, str]:
    """The files, and where the documents of each go below the folder for all."""
    return {str(one.path): str(one.inside) for one in collect(arguments)}


def test_a_folder_means_those_below_too() -> None:
    """No hidden ones; the folders between are those of the documents."""
    assert meant("甲") == {"甲/一.yaml": ".", "甲/乙/二.yml": "乙"}


def test_a_pattern_begins_in_the_folder_before_it() -> None:
    assert meant("甲/**/*.y*ml") == {"甲/一.yaml": ".", "甲/乙/二.yml": "乙"}
    assert meant("*/一.yaml") == {"甲/一.yaml": "甲"}
    assert meant("[甲乙]") == {"甲/一.yaml": "甲", "甲/乙/二.yml": "甲/乙"}


def test_a_pattern_that_goes_up_leads_to_nowhere_else() -> None:
    """The documents stay in the folder that is named for them."""
    assert meant("甲/*/../一.yaml") == {"甲/乙/../一.yaml": "."}
    assert meant("甲/*/../../丙/*.yaml") == {"甲/乙/../../丙/[五].yaml": "丙"}


def test_a_file_may_be_called_like_a_pattern() -> None:
    assert meant("丙/[五].yaml") == {"丙/[五].yaml": "."}


@pytest.mark.parametrize("name", ["没有.yaml", "长" * 300])
def test_what_is_not_there_is_told_by_who_reads_it(name: str) -> None:
    """A name that no file can have is a name all the same."""
    assert meant(name) == {name: "."}


@pytest.mark.parametrize("pattern", ["没有*.yaml", "*" + "长" * 300])
def test_a_pattern_that_fits_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(Failure) as problem:
        meant(pattern)
    assert problem.value.code == "PF610"


def test_a_folder_behind_a_link_is_meant_too() -> None:
    """Once, wherever its links lead; what is met without the link keeps its own place."""
    put(Path("外/六.yaml"), "")
    Path("甲/外").symlink_to("../外")
    Path("甲/又").symlink_to("../外")
    Path("甲/前").symlink_to("乙")
    Path("甲/上").symlink_to("..")
    Path("外/圈").symlink_to("../甲")
    assert meant("甲") == {"甲/一.yaml": ".", "甲/乙/二.yml": "乙", "甲/又/六.yaml": "又"}


def test_a_link_to_nowhere_is_told_by_who_reads_it() -> None:
    """It is in the folder, and somebody misses it."""
    Path("甲/断.yaml").symlink_to("没有.yaml")
    assert "甲/断.yaml" in meant("甲")


def test_a_folder_that_cannot_be_read_does_not_hide_those_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told to who asks; nobody asking, it is raised."""
    listed = os.listdir

    def refuses(folder: Path) -> list[str]:
        if folder.name == "乙":
            raise PermissionError(13, "")
        return listed(folder)

    put(Path("甲/丁/七.yaml"), "")
    monkeypatch.setattr("os.listdir", refuses)
    told: list[Failure] = []
    files = [str(one.path) for one in every(["甲"], told.append)]
    assert ([one.code for one in told], files) == (["PF612"], ["甲/一.yaml", "甲/丁/七.yaml"])
    with pytest.raises(Failure):
        meant("甲")
