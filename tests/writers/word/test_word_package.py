"""The file as a whole: valid, reproducible, without leftovers, and written without heavy imports."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from sample_documents import ISSUED_PLAN, NOTICE, PLAN, PROPERTIES, TARGET_ANNEX, TASK_ANNEX, body, document, text
from word_structure import W, part

from planforge.document.tree import Document, RedHead
from planforge.writers.word import load_profile, write

DOCUMENTS = {
    "随通知印发，附横排表": ISSUED_PLAN,
    "单独的方案": document(PLAN),
    "末页横排，有版记": replace(ISSUED_PLAN, parts=(NOTICE, TASK_ANNEX)),
    "只有附表": document(TARGET_ANNEX),
    "空白": document(body()),
    "联合行文": document(body(text("正文。"), red_head=RedHead("县教育局\n县财政局文件", "青教发〔2025〕6号", "石兰"))),
}


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("landscape", ["footer", "rotated", "none"])
def test_independent_schema_check_finds_nothing(name: str, landscape: str, tmp_path: Path) -> None:
    """openxml-audit, at its strictest, has no finding."""
    own = tmp_path / "own.yaml"
    own.write_text(f"extends: gbt9704\noptions: {{landscape_page_number: {landscape}}}\n", encoding="utf-8")
    file = tmp_path / "file.docx"
    file.write_bytes(write(DOCUMENTS[name], load_profile(own, "hans")))
    assert [str(finding) for finding in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize("script", ["hans", "hant", "hant-tw", "hant-hk"])
def test_same_input_gives_the_same_bytes(script: str) -> None:
    """In this process and in a new one with another hash seed and time zone."""
    program = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:3]\n"
        "from dataclasses import replace\n"
        "from sample_documents import ISSUED_PLAN; from planforge.writers.word import write\n"
        "print(hashlib.sha256(write(replace(ISSUED_PLAN, script=sys.argv[3]))).hexdigest())"
    )
    here = Path(__file__)
    command = [sys.executable, "-c", program, str(here.parent), str(here.parents[3]), script]
    digests = {
        subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "TZ": zone}).stdout
        for seed, zone in (("1", "Asia/Shanghai"), ("2", "America/Lima"))
    }
    assert len(digests) == 1
    document_ = replace(ISSUED_PLAN, script=script)
    assert write(document_) == write(document_)


def test_container_is_a_sound_zip_with_fixed_times() -> None:
    """Every member's checksum holds, and none tells when it was written."""
    archive = zipfile.ZipFile(io.BytesIO(write(ISSUED_PLAN)))
    assert archive.testzip() is None
    assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.namelist()[0] == "[Content_Types].xml"


def test_writing_imports_neither_docx_nor_lxml() -> None:
    """Not even for the first document of a process; the house style is made from text."""
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "from sample_documents import ISSUED_PLAN; from planforge.writers.word import write\n"
        "write(ISSUED_PLAN)\n"
        "print(sorted({'docx', 'lxml', 'jinja2', 'pydantic', 'babel', 'opencc'} & set(sys.modules)))"
    )
    here = Path(__file__)
    command = [sys.executable, "-c", program, str(here.parent), str(here.parents[3])]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip() == "[]"


def test_package_has_the_needed_parts_and_no_others() -> None:
    """No thumbnail, custom XML, stylesWithEffects or numbering of a template; numbers are typed text."""
    assert sorted(zipfile.ZipFile(io.BytesIO(write(ISSUED_PLAN))).namelist()) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footer2.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
    ]


def test_no_theme_font_can_override_a_named_one() -> None:
    """No rFonts names a theme font, and each names its font in all four channels, or only hints."""
    file = write(ISSUED_PLAN)
    for name in ("word/styles.xml", "word/document.xml", "word/footer1.xml", "word/settings.xml"):
        assert "Theme" not in zipfile.ZipFile(io.BytesIO(file)).read(name).decode()
    channels = {"ascii", "hAnsi", "eastAsia", "cs"}
    for fonts in part(file, "word/styles.xml").iter(f"{W}rFonts"):
        assert {key.removeprefix(W) for key in fonts.attrib} == channels


def test_marks_of_two_classes_are_set_in_the_han_font() -> None:
    """Quotes, dashes and the like are half as wide in Latin fonts unless the run hints at East Asian."""
    words = ("“入园难”", "甲——乙", "①", "甲·乙", "好，（一）1.A〔2025〕")
    file = write(document(body(*map(text, words))))
    hints = [run.find(f".//{W}rFonts[@{W}hint='eastAsia']") for run in part(file, "word/document.xml").iter(f"{W}r")]
    assert [hint is not None for hint in hints] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("script", "language", "document_language"),
    [
        ("hans", "zh-CN", "zh-Hans-CN"),
        ("hant", "zh-CN", "zh-Hant"),
        ("hant-tw", "zh-TW", "zh-Hant-TW"),
        ("hant-hk", "zh-HK", "zh-Hant-HK"),
    ],
)
def test_language_goes_by_script(script: str, language: str, document_language: str) -> None:
    """w:lang steers glyphs and the place of marks: mainland-style Traditional stays with zh-CN."""
    file = write(document(body(), script=script))
    lang = part(file, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert lang is not None
    assert lang.get(f"{W}eastAsia") == language
    assert f"<dc:language>{document_language}</dc:language>" in core(file)


def core(file: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(file)).read("docProps/core.xml").decode()


def test_properties_come_from_the_plan() -> None:
    """Title, author, keywords and the plan's date; no clock and no user name."""
    text_ = core(write(ISSUED_PLAN))
    assert "<dc:title>青山县学前教育普及普惠实施方案</dc:title>" in text_
    assert "<dc:creator>青山县教育局</dc:creator>" in text_
    assert "<cp:keywords>学前教育；普惠</cp:keywords>" in text_
    assert re.findall(r">([^<]*T[^<]*Z)<", text_) == ["2025-02-06T00:00:00Z"] * 2


def test_undated_plan_has_no_dates_in_its_properties() -> None:
    """An empty date is left out, not invented."""
    undated = Document((body(),), replace(PROPERTIES, created=""))
    assert "dcterms:created" not in core(write(undated))


def test_word_lays_out_as_the_standard_asks() -> None:
    """Mirrored margins, own footers for even pages, marks at full width, Word 2013 layout."""
    settings = part(write(ISSUED_PLAN), "word/settings.xml")
    assert settings.find(f"{W}mirrorMargins") is not None
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert settings.find(f"{W}characterSpacingControl").get(f"{W}val") == "doNotCompress"  # type: ignore[union-attr]
    assert settings.find(f"{W}compat/{W}compatSetting[@{W}name='compatibilityMode']").get(f"{W}val") == "15"  # type: ignore[union-attr]
    assert settings.find(f"{W}themeFontLang") is None


def test_sections_share_their_footers_and_count_on() -> None:
    """One pair of footer parts for all, and no section starts counting anew."""
    sections = list(part(write(ISSUED_PLAN), "word/document.xml").iter(f"{W}sectPr"))
    references = {tuple(str(reference.attrib) for reference in s.iter(f"{W}footerReference")) for s in sections}
    assert (len(sections), len(references)) == (4, 1)
    assert not [section for section in sections if section.find(f"{W}pgNumType") is not None]


def test_landscape_section_is_the_sheet_turned() -> None:
    """Binding edge on top: 28, 37, 26 and 35 mm from top clockwise (A4 297 × 210)."""
    section = list(part(write(ISSUED_PLAN), "word/document.xml").iter(f"{W}sectPr"))[2]
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None and margins is not None
    assert [size.get(W + name) for name in ("w", "h", "orient")] == ["16838", "11906", "landscape"]
    assert [margins.get(W + edge) for edge in ("top", "right", "bottom", "left")] == ["1588", "2098", "1474", "1984"]


def test_font_table_names_what_to_try_where_a_font_is_missing() -> None:
    """The commercial title face first, then those that come with the system."""
    fonts = {font.get(f"{W}name"): font for font in part(write(ISSUED_PLAN), "word/fontTable.xml")}
    other = fonts["方正小标宋简体"].find(f"{W}altName")
    assert other is not None
    assert other.get(f"{W}val") == "方正小标宋_GBK,华文中宋,STZhongsong,宋体"
