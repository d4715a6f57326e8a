"""What holds of every text: there and back is the same, nothing but Chinese changes, nothing makes it fail."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from conversion_cases import METHODS, SCRIPTS, TRADITIONAL, way
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planforge.language.conversion.tables import forms_given, own, word_list

LISTS = ("common_words", "office_words", "boundary_words")
WAYS = st.sampled_from([(source, target) for source in SCRIPTS for target in SCRIPTS])
KINDS = st.sampled_from(tuple(METHODS))
FOREIGN = ["2024", "3.5%", "A4", "PF203", "Word", "https://example.org/发/干?a=1", "ftp://x.cn/面.doc"]
FOREIGN += ["li.si@example.org", "`发布 --干`", "don’t", "①", "（", "）", "《", "》", " ", "\t"]
MARKS = ["，", "。", "、", "；", "：", "\n"]


@cache
def words() -> tuple[str, ...]:
    """Every word and term that planforge knows, each once."""
    listed = [word for name in LISTS for word in word_list(name)]
    given_forms = [word for name in ("terms", "places") for group in own(name).values() for word in forms_given(group)]
    return tuple(dict.fromkeys((*listed, *given_forms)))


def quoted(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Marks that pair, the inner ones single."""
    return inner.filter(lambda text: not set("“”‘’\n") & set(text)).flatmap(
        lambda text: st.sampled_from([f"“{text}”", f"“‘{text}’{text}”", f"“{text}‘{text}’”"])
    )


def texts() -> st.SearchStrategy[str]:
    """Texts of the domain: words, figures, addresses, marks, quotations."""
    plain = st.lists(st.sampled_from(words()) | st.sampled_from(FOREIGN) | st.sampled_from(MARKS), max_size=8)
    joined = plain.map(spaced)
    return st.lists(joined | quoted(joined), max_size=3).map("".join)


def spaced(pieces: list[str]) -> str:
    """``pieces`` in one; an address ends at a blank, so that it is one by any reading."""
    return "".join(f" {piece} " if piece in FOREIGN else piece for piece in pieces)


def back(script: str, text: str) -> str:
    """``text`` to ``script`` and back."""
    return way(script, "hans")(way("hans", script)(text))


@pytest.mark.parametrize("script", TRADITIONAL)
def test_every_word_leads_back(script: str) -> None:
    """A word a line, all words there are; none gains or loses a character."""
    lines = "\n".join(words())
    there = way("hans", script)(lines).split("\n")
    again = way(script, "hans")("\n".join(there)).split("\n")
    assert [len(word) for word in there] == [len(word) for word in words()]
    assert [(word, form, other) for word, form, other in zip(words(), there, again, strict=True) if word != other] == []


@given(texts(), st.sampled_from(TRADITIONAL))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_text_of_the_domain_leads_back(text: str, script: str) -> None:
    """Simplified, Traditional, Simplified: the same; and no character is lost on the way.

    Always the same texts: words that meet by chance are the business of ``there_and_back.yaml``.
    """
    assert len(way("hans", script)(text)) == len(text)
    assert back(script, text) == text


@given(texts(), st.sampled_from(TRADITIONAL), WAYS)
@settings(max_examples=100, deadline=None)
def test_converting_again_changes_nothing(text: str, written: str, scripts: tuple[str, str]) -> None:
    """What has come out in a script is left alone by a conversion to the same."""
    traditional = way("hans", written)(text)
    assert way(written, written)(traditional) == traditional
    source, target = scripts
    once = way(source, target)(traditional if source == written else text)
    assert way(target, target)(once) == once


@example(["https://example.org"], ("hant", "hans"), "person")
@given(st.lists(st.sampled_from([piece for piece in FOREIGN if piece.strip()]), min_size=1, max_size=4), WAYS, KINDS)
@settings(max_examples=100, deadline=None)
def test_what_is_not_chinese_never_changes(pieces: list[str], scripts: tuple[str, str], kind: str) -> None:
    """Figures, Latin, addresses and code, whatever stands between and whatever the field."""
    text = " 发展後 ".join(pieces)
    converted = way(*scripts, kind)(text)
    at = 0
    for piece in pieces:
        assert converted[at : at + len(piece)] == piece
        at += len(piece) + len(" 发展後 ")


def chinese() -> st.SearchStrategy[str]:
    """Any text, and text of characters that have several forms."""
    doubtful = "发面里干后复历钟制准系只松谷台余范于周布占了并尽征志云著帳乾計畫裏衆羣「」『』“”‘’〔〕〇·"
    return st.text() | st.text(alphabet=st.sampled_from([*doubtful, *"2024，\na\U00020000"]))


@example("甲\0乙", ("hant", "hans"), "text")
@example("甲\0乙", ("hans", "hant-tw"), "text")
@example("王\uf8ff", ("hant", "hans"), "person")
@given(chinese(), WAYS, KINDS)
@settings(max_examples=300, deadline=None)
def test_no_text_makes_it_fail(text: str, scripts: tuple[str, str], kind: str) -> None:
    """Nor is a character lost, and the same text gives the same twice."""
    converted = way(*scripts, kind)(text)
    assert len(converted) == len(text)
    assert way(*scripts, kind)(text) == converted


def lone_characters() -> Iterator[str]:
    """Every character of the Han blocks, in one text each, twenty to a text."""
    han = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0x20000, 0x2A6E0, 7))]
    yield from ("".join(han[at : at + 20]) for at in range(0, len(han), 20))


@pytest.mark.parametrize("script", TRADITIONAL)
def test_no_character_is_lost(script: str) -> None:
    """One for one, over all Han characters, there and back."""
    lines = "\n".join(lone_characters())
    there = way("hans", script)(lines)
    again = way(script, "hans")(there)
    assert [len(line) for line in there.split("\n")] == [len(line) for line in lines.split("\n")]
    assert [len(line) for line in again.split("\n")] == [len(line) for line in lines.split("\n")]
