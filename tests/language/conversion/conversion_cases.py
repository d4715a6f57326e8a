"""Reads the cases of conversion, see ``cases/conversion``. Judges nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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


def in_groups(name: str) -> Iterator[tuple[str, str, Any]]:
    """(heading, source, expected) of a file of headings with pairs under them."""
    for heading, pairs in cases(name).items():
        yield from ((heading, source, expected) for source, expected in pairs.items())
