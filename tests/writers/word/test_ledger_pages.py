"""A 整改台账 over many pages: what LibreOffice shows of it, against what the Word file says."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from office import office, pages, skip_without_office
from real_plans import ROOT, SAMPLES, name

import planforge

pytestmark = office
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_HAN = re.compile("[\u4e00-\u9fff]")
LEDGERS = [file for file in SAMPLES if file.parent == ROOT / "samples" / "rectification"]


@pytest.mark.parametrize("file", LEDGERS, ids=name)
def test_no_text_of_a_ledger_is_cut_off_between_pages(file: Path, tmp_path: Path) -> None:
    """Cells merged over the measures of a finding break across pages with all that they say."""
    skip_without_office()
    checked = planforge.read(file.read_bytes(), file.name, lambda other: (file.parent / other).read_bytes())
    rendered = planforge.render(checked, ["docx"], part="ledger")
    assert rendered is not None
    with zipfile.ZipFile(BytesIO(rendered["docx"])) as package:
        written = "".join(_TEXT.findall(package.read("word/document.xml").decode()))
    shown = "".join(word.text for page in pages({"台账": rendered["docx"]}, tmp_path)["台账"] for word in page.words)
    assert Counter(_HAN.findall(written)) - Counter(_HAN.findall(shown)) == Counter()
