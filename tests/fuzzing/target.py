"""What one file is put through: everything that planforge does with a file, short of writing it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import NamedTemporaryFile

from openxml_audit import OpenXmlValidator

from planforge.checks.levels import code_named
from planforge.correcting import corrected
from planforge.diagnostics import Severity
from planforge.language.conversion import Unavailable
from planforge.pipeline import Checked, proofread, read, render, render_review, review_conversion
from planforge.plan.loading import LoadedFeedback
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.publicity.rolling.day_mapping import NoTerm
from planforge.publicity.rolling.over import NoYear, RollOver
from planforge.publicity.schedule import make_schedule
from planforge.rectification.regenerating import regenerate
from planforge.reports import json_report, sarif, text
from planforge.reports.remarks import remark_of
from planforge.source.editing import NotEditable
from planforge.writers.formats import FORMATS

SCRIPTS = (None, "hans", "hant", "hant-tw", "hant-hk")
FEEDBACK = """类型: 反馈意见
反馈单位: 省人民政府教育督导委员会
检查时间: 2026-03-10 至 2026-03-12
反馈日期: 2026-03-20
问题:
  - {编号: 1, 标题: 部分学校班额过大, 内容: 三所小学有五个班超过五十五人。}
  - {编号: 2, 标题: 功能室不足}
"""


def steps(data: bytes, random: Random) -> Iterator[list[bytes]]:
    """Check, report, correct, render, and do what its kind is for: after each command the Word files that it made."""
    checked = read(data, "方案.yaml", beside=_beside)
    proofread(checked, script=random.choice(SCRIPTS))
    _report(checked)
    yield []
    review_conversion(checked, random.choice(SCRIPTS))
    _report(checked)
    yield []
    if checked.loaded:
        _correct(checked)
    yield []
    files = render(checked, FORMATS, script=random.choice(SCRIPTS)) or {}
    yield [file for format, file in files.items() if format == "docx"]
    draft = render_review(checked, lambda found: remark_of(found, checked, "hans"), script=random.choice(SCRIPTS))
    yield [draft] if draft else []
    _as_its_kind(checked, random)
    yield []


def _correct(checked: Checked) -> None:
    """A corrected file has no error that was not there, and a second time no more than is left."""
    text, made = corrected(checked.text, checked.file)
    assert bool(made) == (text != checked.text)
    if made:
        after = read(text.encode("utf-8"), checked.file, beside=_beside)
        assert _errors(after) - _errors(read(checked.text.encode("utf-8"), checked.file, beside=_beside)) == Counter()


def _errors(checked: Checked) -> Counter[str]:
    return Counter(one.code for one in checked.diagnostics if one.severity is Severity.ERROR)


def is_valid(docx: bytes) -> bool:
    """Whether an independent schema check finds nothing in a Word file."""
    with NamedTemporaryFile(suffix=".docx") as file:
        file.write(docx)
        file.flush()
        return not OpenXmlValidator().validate(Path(file.name)).errors


def _beside(name: str) -> bytes | None:
    return FEEDBACK.encode() if "反馈" in name else None


def _report(checked: Checked) -> None:
    """Every view of the findings, each of them known and written in full."""
    found = list(checked.diagnostics)
    assert all(code_named(one.code) for one in found)
    lines = checked.text.split("\n")
    for one in found:
        assert one.place is None or not checked.text or 1 <= one.place.line <= len(lines) + 1
    text.render(found, {checked.file: checked.text}).encode("utf-8")
    json.dumps(json_report.to_data(found), ensure_ascii=False).encode("utf-8")
    json.dumps(sarif.to_data(found, sarif.Run("1.0")), ensure_ascii=False).encode("utf-8")


def _as_its_kind(checked: Checked, random: Random) -> None:
    """A 整改方案 is regenerated, a 宣传方案 is put into another year; what cannot be is refused."""
    plan = checked.loaded.plan if checked.loaded else None
    try:
        if checked.loaded and isinstance(plan, RectificationPlan) and not checked.diagnostics.has_errors():
            feedback = read(FEEDBACK.encode(), "反馈.yaml").input
            assert isinstance(feedback, LoadedFeedback)
            regenerate(checked.text, checked.loaded, feedback, "反馈.yaml", "上一版.yaml")
        elif checked.loaded and isinstance(plan, PublicityPlan) and not checked.diagnostics.has_errors():
            rolled = RollOver(checked.text, checked.loaded, random.choice((2025, 2026, 2027, 2030)))
            again = read(rolled.next_text().encode(), "下一年.yaml", beside=_beside)
            if again.loaded and isinstance(again.loaded.plan, PublicityPlan):
                list(rolled.pairs(make_schedule(again.loaded.plan)))
    except (NotEditable, NoTerm, NoYear, Unavailable):
        pass
