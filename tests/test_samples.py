"""The samples: real-length plans that check clean, with their rendered results beside them, which are current."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest
from real_plans import ROOT, SAMPLES, name, read

import planforge
from planforge.diagnostics import Severity
from planforge.pipeline import layout
from planforge.plan.kinds import KINDS


def beside(file: Path, ending: str) -> Path:
    """The rendered result of the sample ``file``."""
    return file.with_name(f"{file.stem}.{read(file)[0].script}.{ending}")


def parts(package: bytes) -> dict[str, str | bytes]:
    """The parts of a Word file: XML as structure, all else as bytes. The zip around them does not count."""
    with zipfile.ZipFile(BytesIO(package)) as files:
        return {part: _comparable(part, files.read(part)) for part in files.namelist()}


def _comparable(part: str, data: bytes) -> str | bytes:
    return canonicalize(data.decode()) if part.endswith((".xml", ".rels")) else data


@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_a_sample_checks_clean(file: Path) -> None:
    """No error and no warning; notes on synonyms show that they are understood."""
    checked, _ = read(file)
    assert [(found.code, found.place) for found in checked.diagnostics if found.severity > Severity.NOTE] == []


@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_the_markdown_of_a_sample_is_current(file: Path, update: bool) -> None:
    """``make samples`` writes it."""
    written = planforge.write_markdown(read(file)[1])
    if update:
        beside(file, "md").write_bytes(written)
    assert beside(file, "md").read_text("utf-8") == written.decode()


@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_the_word_file_of_a_sample_is_current(file: Path, update: bool) -> None:
    """Part by part, as XML structure."""
    checked, document = read(file)
    written = planforge.write_docx(document, layout(checked))
    if update:
        beside(file, "docx").write_bytes(written)
    assert parts(beside(file, "docx").read_bytes()) == parts(written)


def test_nothing_stale_stands_beside_the_samples() -> None:
    """Every file is a sample or the result of one."""
    results = {beside(file, ending) for file in SAMPLES for ending in ("md", "docx")}
    files = {file for file in (ROOT / "samples").rglob("*") if file.is_file() and file.suffix != ".yaml"}
    assert files == results


def test_there_is_a_sample_of_every_kind_in_both_scripts() -> None:
    """At least eight plans; each stands in the folder of its kind."""
    read_samples = {file: read(file)[0] for file in SAMPLES}
    kinds = {file: checked.loaded.kind.name for file, checked in read_samples.items() if checked.loaded}
    assert len(SAMPLES) >= 8
    assert all(file.parent.name == kind for file, kind in kinds.items())
    assert set(kinds.values()) == {kind.name for kind in KINDS}
    assert {checked.script for checked in read_samples.values()} == {"hans", "hant"}
