"""The gold of the domain, both ways, by kind of field: a gate that can only become narrower."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from conversion_cases import CASES, METHODS, TRADITIONAL, Row, cases, gold, way

from planforge.language.conversion import Converter

RULES = cases("gold_rules")
GATES = [pytest.param(kind, script, id=f"{kind}-{script}") for kind in METHODS for script in TRADITIONAL]


def one_glyph(script: str) -> dict[int, str]:
    """Folds the glyphs that are counted equal in ``script``."""
    return str.maketrans(dict(RULES["equal_glyphs"][script].split()))


def told_apart_no_more() -> dict[int, str]:
    """Folds the Simplified characters that one Traditional character stands for."""
    return str.maketrans(dict(RULES["merged_backwards"].split()))


def reads_forward(row: Row, kind: str, script: str) -> bool:
    """Whether ``row`` comes out as one of the accepted spellings."""
    fold = one_glyph(script)
    accepted = {form.translate(fold) for form in row.accepted[script]}
    return way("hans", script, kind)(row.hans).translate(fold) in accepted


def reads_back(row: Row, kind: str, script: str) -> bool:
    """Whether the preferred spelling of ``row`` comes back to the letter."""
    return way(script, "hans", kind)(row.accepted[script][0]) == row.hans


def others_read_back(row: Row, kind: str, script: str) -> bool:
    """Whether the further spellings of ``row`` come back, as far as they can."""
    fold = told_apart_no_more()
    others = (way(script, "hans", kind)(form) for form in row.accepted[script][1:])
    return all(form.translate(fold) == row.hans.translate(fold) for form in others)


JUDGES = {"forward": reads_forward, "back": reads_back, "back_otherwise_spelt": others_read_back}


@cache
def failing(direction: str, kind: str, script: str) -> tuple[set[str], int]:
    """The ids of the rows that fail, and how many there are in all."""
    rows = [row for row in gold(kind) if row.is_forward or direction != "forward"]
    return {row.id for row in rows if not JUDGES[direction](row, kind, script)}, len(rows)


def known(direction: str, kind: str, script: str) -> set[str]:
    """The ids of ``kind`` that are known to fail."""
    return set(RULES["known_failures"][direction].get(script, "").split()) & {row.id for row in gold(kind)}


@pytest.mark.parametrize("direction", JUDGES)
@pytest.mark.parametrize(("kind", "script"), GATES)
def test_only_what_is_known_to_fail_fails(kind: str, script: str, direction: str) -> None:
    """A row that fails anew is an error; a row that has been mended is taken off the list."""
    assert sorted(failing(direction, kind, script)[0]) == sorted(known(direction, kind, script))


@pytest.mark.parametrize("direction", ["forward", "back"])
@pytest.mark.parametrize("script", TRADITIONAL)
def test_nearly_every_row_is_right(script: str, direction: str) -> None:
    """The rate that is promised: 99 % forward, 99.8 % back."""
    failures, rows = zip(*(failing(direction, kind, script) for kind in METHODS), strict=True)
    right = 100 * (1 - sum(map(len, failures)) / sum(rows))
    assert right >= float(RULES["at_least"][direction])


def all_ids() -> Iterator[str]:
    return (row.id for kind in METHODS for row in gold(kind))


def test_the_list_of_failures_names_rows_of_the_gold() -> None:
    """No id is left behind that no row has."""
    listed = {name for scripts in RULES["known_failures"].values() for ids in scripts.values() for name in ids.split()}
    assert listed <= set(all_ids())


@pytest.mark.parametrize("kind", METHODS)
def test_the_gold_is_in_order(kind: str) -> None:
    """Rows are sorted by id, an id is used once in all files, no sentence comes twice, and every note says how."""
    ids = [row.id for row in gold(kind)]
    assert ids == sorted(ids)
    assert len(set(all_ids())) == len(list(all_ids()))
    forward = [row.hans for row in gold(kind) if row.is_forward]
    assert len(set(forward)) == len(forward)
    assert all(re.match(r"[apr](?: |$)", row.note) for row in gold(kind))


@pytest.mark.parametrize("kind", METHODS)
def test_a_spelling_has_a_character_for_each(kind: str) -> None:
    """Words are not translated: whatever is accepted is as long as its source."""
    assert (CASES / f"gold_{kind}.tsv").read_text("utf-8").startswith("id\thans\thant\thant-tw\thant-hk\tnote\n")
    longer = [
        (row.id, form)
        for row in gold(kind)
        for forms in row.accepted.values()
        for form in forms
        if len(form) != len(row.hans)
    ]
    assert longer == []


def test_a_sentence_reads_alike_alone_and_in_a_long_text() -> None:
    """A few sentences are read with care everywhere, a long text only where something may read otherwise."""
    sentences = [row.hans for row in gold("text")]
    in_a_long_text = Converter("hans", "hant").text("\n".join(sentences)).split("\n")
    alone = [Converter("hans", "hant").text(sentence) for sentence in sentences[::5]]
    assert alone == in_a_long_text[::5]
