"""Plans and the whole Markdown that each must give, feature by feature: see ``cases/render``."""

from __future__ import annotations

from pathlib import Path

import pytest
from expectations import expected, of_form, reported
from render_cases import FOLDER, Case, all_cases, rewrite

import planforge


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_a_plan_gives_this_markdown(case: Case, update: bool) -> None:
    """Headings, numbers, responsibilities, tables and endings as the manual says; of its form, findings as noted."""
    checked = planforge.read(case.plan.encode(), case.file.name)
    document = planforge.make_document(checked)
    wanted = expected(case.plan)
    assert reported(of_form(checked.diagnostics), wanted) == wanted
    assert document is not None
    written = planforge.write_markdown(document).decode()
    if update:
        rewrite(case, written)
        return
    assert written == case.markdown


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.md")), ids=lambda file: file.stem)
def test_every_heading_of_a_case_file_is_a_case(file: Path) -> None:
    """A plan whose fences are miswritten would be passed over."""
    cases = [case for case in all_cases() if case.file == file]
    headings = [line for line in file.read_text("utf-8").split("\n") if line.startswith("## ")]
    inside = sum(case.markdown.count("\n## ") + case.markdown.startswith("## ") for case in cases)
    assert len(headings) == len(cases) + inside
