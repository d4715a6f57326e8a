"""What is the form's own fault is told once for all rows, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from planforge.diagnostics import Diagnostic, Diagnostics, Place, Severity
from planforge.extending.row import Column, Row
from planforge.extending.specimen import Remembering, Specimen, found_in
from planforge.extending.stand_ins import replaced, row_of_names
from planforge.extending.telling import point_at_cells
from planforge.plan.companions import Beside, Reason, Unopened
from planforge.plan.filled import Filled, Part
from planforge.source import Scalar

TEXT, CELL, BEYOND = Place("表样.yaml", 5, 1, 5, 20), Place("学校.csv", 2, 1, 2, 4), Place("学校.csv", 1, 4, 1, 4)
ROW = Row((Column("学校"),), (Scalar("向阳小学", CELL, plain=False),), BEYOND)


def said(*words: str) -> Diagnostics:
    """A finding about one and the same text for each of ``words``."""
    found = Diagnostics()
    for one in words:
        found.warning("PF221", TEXT, path="measures.0.lead", name=one)
    return found


def told(found: Diagnostics, of_any: Iterable[Diagnostic]) -> list[tuple[str, Place | None]]:
    texts = {TEXT: Filled("{学校}甲局乙局", "向阳小学甲局乙局", (Part(0, 4, 4, CELL),))}
    point_at_cells(found, texts, ROW, lambda: of_any)
    return [(one.facts["name"], one.place) for one in found]


def in_any(words: str) -> str:
    """``words`` as they read under a row with no words of its own."""
    return words.replace("{学校}", row_of_names(ROW).cells[0].value)


def test_of_several_findings_about_one_text_each_is_told() -> None:
    assert told(said("甲局", "乙局"), said("甲局", "乙局")) == [("甲局", TEXT), ("乙局", TEXT)]
    assert told(said("甲局", "乙局"), said("甲局")) == [("甲局", TEXT), ("乙局", TEXT)]


def test_what_is_found_under_any_row_is_told_as_the_form_has_it() -> None:
    """Also where words of the row are in it; what speaks of nothing but the cell is the cell's."""
    assert told(said("向阳小学甲局"), said(in_any("{学校}甲局"))) == [("{学校}甲局", TEXT)]
    assert told(said("向阳小学"), said(in_any("{学校}"))) == [("向阳小学", CELL)]


def test_words_that_are_cut_do_not_show_what_stands_in() -> None:
    """A message may quote the beginning of a text."""
    cut = in_any("{学校}")[:2]
    assert replaced(f"教育局{cut}", {"学校": "{学校}"}) == "教育局学"


# -- what is remembered ----------------------------------------------------------------------------


class Folder:
    """Files beside a form, and how often the form was read."""

    def __init__(self, **files: str) -> None:
        self.files, self.read = files, 0

    def __call__(self, name: str) -> bytes | None:
        if name not in self.files:
            raise Unopened(Reason.MISSING, None)
        return self.files[name].encode()

    def found(self) -> list[str]:
        """What is found under any row: what the file 反馈 says."""

        def read(beside: Beside | None) -> Iterable[Diagnostic]:
            assert beside
            self.read += 1
            try:
                words = (beside("反馈") or b"").decode()
            except Unopened as problem:
                words = problem.reason.name
            return [Diagnostic("PF824", Severity.WARNING, TEXT, {"name": words})]

        specimen = Specimen(b"", f"{id(self)}.yaml", (), row_of_names(ROW), is_alone=False)
        return [one.facts["name"] for one in found_in(specimen, Remembering(self), read)]


def test_a_form_is_read_once_for_thousands_of_rows() -> None:
    folder = Folder(反馈="甲")
    assert [folder.found() for _ in range(3)] == [["甲"]] * 3
    assert folder.read == 1


@pytest.mark.parametrize("after", [{"反馈": "乙"}, {}])
def test_a_form_is_read_again_when_a_file_beside_it_has_changed(after: dict[str, str]) -> None:
    """A worker may live for days."""
    folder = Folder(反馈="甲")
    assert folder.found() == ["甲"]
    folder.files = after
    assert folder.found() == list(after.values() or ["MISSING"])
    assert folder.read == 2
