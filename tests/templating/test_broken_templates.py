"""A template of one's own that is wrong is reported with file, line and nearest name: see ``cases/templates``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import planforge
from planforge.diagnostics import Diagnostic
from planforge.reports.wording import describe

CASES = Path(__file__).parents[1] / "cases" / "templates" / "broken.yaml"
BROKEN = yaml.load(CASES.read_text("utf-8"), Loader=yaml.BaseLoader)
PLAN = """\
类型: 实施方案
标题: 方案
发文单位: [县教育局, 县财政局]
指导思想: 坚持公益。
措施: [建校舍]
"""


def finding(folder: Path, template: str) -> Diagnostic:
    """The one finding about ``template``, in place of that of the kind."""
    (folder / "implementation").mkdir()
    (folder / "implementation" / "plan.md.j2").write_text(template, "utf-8")
    checked = planforge.read(PLAN.encode(), "方案.yaml")
    assert planforge.make_document(checked, [folder]) is None
    (found,) = [one for one in checked.diagnostics if one.code.startswith("PF4")]
    return found


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_template_is_reported_where_it_is_broken(name: str, tmp_path: Path) -> None:
    """In the user's own file, on its own line; nothing comes out blank."""
    found = finding(tmp_path, BROKEN[name]["template"])
    code, line, *words = BROKEN[name]["told"]
    assert found.place is not None
    assert (found.code, found.place.line) == (code, int(line))
    assert found.place.file == str(tmp_path / "implementation" / "plan.md.j2")
    message, remedy = describe(found, str)
    assert [word for word in words if word not in f"{message} {remedy}"] == []


def test_only_names_of_the_object_are_suggested(tmp_path: Path) -> None:
    """``breakdown`` is a name of the context, and would be no help after ``plan.``."""
    found = finding(tmp_path, "# {{ plan.title }}{{ plan.breakdwn }}")
    assert (found.code, dict(found.facts)) == ("PF401", {"name": "breakdwn"})
