"""Which files a command line means: folders, patterns, names."""

from __future__ import annotations

from pathlib import Path

import pytest
from files import put

from planforge.cli.collecting import collect
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
