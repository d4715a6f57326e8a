"""Every case of ``cases/source``: what is said about a YAML text, where, with which correction, and what is read."""

from __future__ import annotations

import pytest
from source_cases import Case, cases, outcome, seen, write

from planforge.source import events

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_text_is_read_and_reported_as_its_case_says(case: Case, update: bool) -> None:
    """All findings, no more and no fewer, each on its characters; and the value, mended where it was broken."""
    said, read = outcome(case.text)
    if update:
        write({other.title: _shown(other) for other in CASES if other.file == case.file}, case.file)
    assert (said, seen(read)) == (case.said, case.read)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_without_libyaml_the_same_is_read(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML came without libyaml, its own parser gives the same values and as many findings."""
    monkeypatch.setattr(events, "CParser", None)
    said, read = outcome(case.text)
    assert (seen(read), len(said.splitlines())) == (case.read, len(case.said.splitlines()))


def _shown(case: Case) -> tuple[str, str]:
    said, read = outcome(case.text)
    return said, seen(read)
