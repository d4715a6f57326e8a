"""Reads the cases of conversion, see ``cases/conversion``. Judges nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from planforge.language.conversion import Converter

CASES = Path(__file__).parents[2] / "cases" / "conversion"
TRADITIONAL = ("hant", "hant-tw", "hant-hk")
SCRIPTS = ("hans", *TRADITIONAL)
METHODS = {"text": "text", "person": "person", "org": "organisation", "docnumber": "document_number"}


class Row(NamedTuple):
    """A row of the gold: a Simplified text, and the spellings that are accepted in each Traditional script."""

    id: str
    hans: str
    accepted: dict[str, tuple[str, ...]]
    note: str

    @property
    def is_forward(self) -> bool:
        return not self.note.startswith("r")


@cache
def cases(name: str) -> Any:
    """The file ``name`` of the cases; every scalar is text."""
    return yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)


@cache
def gold(kind: str) -> tuple[Row, ...]:
    """The gold of ``kind``."""
    _, *lines = (CASES / f"gold_{kind}.tsv").read_text("utf-8").splitlines()
    return tuple(_row(line.split("\t")) for line in lines)


def _row(cells: list[str]) -> Row:
    name, hans, hant, *regional, note = cells
    forms = (hant, *(hant if form == "=" else form for form in regional))
    accepted = {script: tuple(form.split("|")) for script, form in zip(TRADITIONAL, forms, strict=True)}
    return Row(name, hans, accepted, note)


@cache
def converter(source: str, target: str) -> Converter:
    """A converter that nothing is declared to."""
    return Converter(source, target)


def way(source: str, target: str, kind: str = "text") -> Callable[[str], str]:
    """The conversion of a field of ``kind``."""
    method: Callable[[str], str] = getattr(converter(source, target), METHODS[kind])
    return method


def in_groups(name: str) -> list[Any]:
    """Parameters (source, expected) from a file of headings with pairs under them."""
    return [
        param(source, expected, name=f"{heading}: {source}", source=source)
        for heading, pairs in cases(name).items()
        for source, expected in pairs.items()
    ]


SOURCES: set[str] = set()
"""The sources of all cases."""


def param(*values: Any, name: str, source: str) -> Any:
    """A case; one that is known to fail must fail, so that it is taken off the list when it is mended."""
    SOURCES.add(source)
    reason = cases("fails_today").get(source)
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=reason)] if reason else []
    return pytest.param(*values, id=name, marks=marks)
