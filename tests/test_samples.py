"""The samples: real-length plans that check clean, with their rendered results beside them, which are current."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import canonicalize

import pytest
from real_plans import INPUT_FILES, ROOT, SAMPLES, fresh, name, read

import planforge
from planforge.diagnostics import Severity
from planforge.document.tree import Document
from planforge.language.script import strangers
from planforge.pipeline import layout, proofread, render
from planforge.plan.kinds import KINDS
from planforge.writers.formats import SCHEDULES

SCRIPTS = ("hans", "hant", "hant-tw", "hant-hk")
SCHEDULED = [file for file in SAMPLES if file.parent.name == "publicity"]
"""The plans with a schedule."""


def beside(file: Path, script: str, ending: str) -> Path:
    """The rendered result of the sample ``file``."""
    return file.with_name(f"{file.stem}.{script}.{ending}")


@cache
def document(file: Path, script: str) -> Document:
    """The document of the sample in ``script``."""
    checked, own = read(file)
    made = own if script == checked.script else planforge.make_document(checked, script=script)
    assert made is not None
    return made


@cache
def schedules(file: Path, script: str) -> dict[str, bytes]:
    """The calendar and the workbook of the sample in ``script``, by file extension."""
    written = render(fresh(file), SCHEDULES, script=script)
    assert written is not None
    return written


def parts(package: bytes) -> dict[str, str | bytes]:
    """The parts of a Word or Excel file: XML as structure, all else as bytes. The zip around them does not count."""
    with zipfile.ZipFile(BytesIO(package)) as files:
        return {part: _comparable(part, files.read(part)) for part in files.namelist()}


def _comparable(part: str, data: bytes) -> str | bytes:
    return canonicalize(data.decode()) if part.endswith((".xml", ".rels")) else data


@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_a_sample_checks_clean(file: Path) -> None:
    """No error and no warning; notes on synonyms show that they are understood."""
    checked, _ = read(file)
    assert [(found.code, found.place) for found in checked.diagnostics if found.severity > Severity.NOTE] == []


@pytest.mark.parametrize("file", INPUT_FILES, ids=name)
def test_what_goes_into_plans_checks_clean(file: Path) -> None:
    """Feedback and school calendars, each read by itself: no error and no warning."""
    checked = planforge.read(file.read_bytes(), file.name)
    assert checked.input is not None
    assert [(found.code, found.place) for found in checked.diagnostics if found.severity > Severity.NOTE] == []


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_the_markdown_of_a_sample_is_current(file: Path, script: str, update: bool) -> None:
    """``make samples`` writes it."""
    written = planforge.write_markdown(document(file, script))
    if update:
        beside(file, script, "md").write_bytes(written)
    assert beside(file, script, "md").read_text("utf-8") == written.decode()


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_the_word_file_of_a_sample_is_current(file: Path, script: str, update: bool) -> None:
    """Part by part, as XML structure."""
    written = planforge.write_docx(document(file, script), layout(read(file)[0], script=script))
    if update:
        beside(file, script, "docx").write_bytes(written)
    assert parts(beside(file, script, "docx").read_bytes()) == parts(written)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("file", SCHEDULED, ids=name)
def test_the_calendar_of_a_sample_is_current(file: Path, script: str, update: bool) -> None:
    """Byte by byte: who imports it again must not find changes that are none."""
    written = schedules(file, script)["ics"]
    if update:
        beside(file, script, "ics").write_bytes(written)
    assert beside(file, script, "ics").read_bytes() == written


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("file", SCHEDULED, ids=name)
def test_the_workbook_of_a_sample_is_current(file: Path, script: str, update: bool) -> None:
    """Part by part, as XML structure."""
    written = schedules(file, script)["xlsx"]
    if update:
        beside(file, script, "xlsx").write_bytes(written)
    assert parts(beside(file, script, "xlsx").read_bytes()) == parts(written)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("file", SAMPLES, ids=name)
def test_a_sample_can_be_written_with_the_fonts_of_every_script(file: Path, script: str) -> None:
    """The glyph guard finds nothing."""
    checked = fresh(file)
    proofread(checked, script=script)
    assert [(d.code, d.facts) for d in checked.diagnostics if d.severity > Severity.NOTE] == []


@pytest.mark.parametrize("file", SAMPLES, ids=name)
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_converted_sample_is_in_its_script(file: Path, script: str) -> None:
    """No character of the other script is left, and w:lang says which it is."""
    markdown = planforge.write_markdown(document(file, script)).decode()
    assert strangers(markdown, script) == []
    package = planforge.write_docx(document(file, script), layout(read(file)[0], script=script))
    styles = parts(package)["word/styles.xml"]
    language = {"hans": "zh-CN", "hant": "zh-CN", "hant-tw": "zh-TW", "hant-hk": "zh-HK"}[script]
    assert f'w:eastAsia="{language}"' in str(styles)


def test_nothing_stale_stands_beside_the_samples() -> None:
    """Every file is a sample or the result of one."""
    documents = {beside(file, script, ending) for file in SAMPLES for script in SCRIPTS for ending in ("md", "docx")}
    results = documents | {
        beside(file, script, ending) for file in SCHEDULED for script in SCRIPTS for ending in SCHEDULES
    }
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
