"""A disk that is full, over quota or broken: the old files stay whole, nothing is left over, and the reason is told."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
from command_line import Planforge
from test_faults import COMMANDS, everything, start

from planforge.filing import files
from planforge.filing.reasons import reason

BROKEN: dict[str, tuple[Any, str]] = {"write": (os, "fdopen"), "fsync": (os, "fsync"), "rename": (files, "_take_place")}
"""Where an output can fail; the names are replaced one at a time."""


def failing(number: int) -> Callable[..., NoReturn]:
    def fail(*_arguments: Any, **_options: Any) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO], ids=["full", "quota", "broken"])
@pytest.mark.parametrize("where", BROKEN)
@pytest.mark.parametrize("name", ["rectify", "check --fix"])
def test_the_old_files_stay(
    name: str, where: str, number: int, planforge: Planforge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PF613 with the reason, and exit code 2."""
    start(Path())
    old = everything(Path())
    holder, function = BROKEN[where]
    with monkeypatch.context() as broken:
        broken.setattr(holder, function, failing(number))
        result = planforge(*COMMANDS[name])
    assert (result.code, everything(Path())) == (2, old)
    assert "PF613" in result.err and reason(OSError(number, "")) in result.err
