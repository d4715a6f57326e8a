"""The best way through a text of few words."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planforge.language.conversion.lattice import Word, best_path, rivals

LEXICON = {"校长": 8.0, "长发": 13.0, "发言": 8.0, "长": 7.0, "校长发": 21.0, "头发": 13.0}
FORMS = {"长发": "長髮", "头发": "頭髮", "发": "發", "长": "長", "头": "頭"}
TEXTS = st.text(alphabet="校长发言头", max_size=12)


def words_at(text: str, offset: int) -> Sequence[Word]:
    """The words of the lexicon, and the single character at ten."""
    char = text[offset]
    found = [Word(char, FORMS.get(char, char), LEXICON.get(char, 10.0), "character")]
    for word, cost in LEXICON.items():
        if len(word) > 1 and text.startswith(word, offset):
            found.append(Word(word, FORMS.get(word, "".join(FORMS.get(c, c) for c in word)), cost, "word"))
    return found


def cut(text: str, begin: int = 0, end: int | None = None) -> str:
    """The words of the best path, divided by bars."""
    return "|".join(p.word.text for p in best_path(text, begin, len(text) if end is None else end, words_at))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("校长发言", "校长|发言"),
        ("长发", "长发"),
        ("校长头发", "校长|头发"),
        ("校长发", "校长|发"),
        ("头长发言", "头|长|发言"),
        ("言", "言"),
        ("", ""),
    ],
)
def test_two_common_words_beat_a_rare_one_between_them(text: str, words: str) -> None:
    """The least sum of costs decides, not the longest word."""
    assert cut(text) == words


def test_a_stretch_is_read_by_itself() -> None:
    """Words that begin in it and go beyond it do not count; offsets are those of the whole text."""
    assert cut("校长发言", 0, 3) == "校长|发"
    assert cut("校长发言", 1, 3) == "长发"
    assert [placed.start for placed in best_path("校长发言", 2, 4, words_at)] == [2]


@given(TEXTS)
def test_the_words_of_the_path_are_the_text(text: str) -> None:
    """One after the other, without a gap."""
    path = best_path(text, 0, len(text), words_at)
    assert "".join(placed.word.text for placed in path) == text
    assert [placed.end for placed in path[:-1]] == [placed.start for placed in path[1:]]


def every_cost(text: str) -> float:
    """The least cost by trying every way."""
    if not text:
        return 0.0
    return min(word.cost + every_cost(text[len(word.text) :]) for word in words_at(text, 0))


@given(st.text(alphabet="校长发言头", max_size=8))
def test_no_way_is_cheaper(text: str) -> None:
    """Compared with every way there is."""
    assert isclose(sum(p.word.cost for p in best_path(text, 0, len(text), words_at)), every_cost(text))


def test_rivals_say_by_how_much_they_lost() -> None:
    """校|长发|言 costs 33, 校长|发言 16: the rare word lost by 17."""
    path, lost = rivals("校长发言", 0, 4, words_at)
    assert path == best_path("校长发言", 0, 4, words_at)
    margins = {(rival.placed.start, rival.placed.word.text): rival.margin for rival in lost}
    assert margins[1, "长发"] == 10 + 13 + 10 - 16
    assert margins[0, "校"] == 10 + 7 + 8 - 16
    assert margins[0, "校长发"] == 21 + 10 - 16
    assert (0, "校长") not in margins and (2, "发言") not in margins


@given(TEXTS)
def test_no_rival_is_better_than_the_path(text: str) -> None:
    """Every word that is off the path is a rival, and none is cheaper."""
    path, lost = rivals(text, 0, len(text), words_at)
    assert all(rival.margin >= 0 for rival in lost)
    fitting = sum(len([w for w in words_at(text, at) if at + len(w.text) <= len(text)]) for at in range(len(text)))
    assert len(path) + len(lost) == fitting
