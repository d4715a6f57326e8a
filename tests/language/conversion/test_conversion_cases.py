"""What conversion does, case by case; the cases are in ``cases/conversion``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from conversion_cases import METHODS, SCRIPTS, SOURCES, TRADITIONAL, cases, in_groups, param, way

from planforge.language.conversion import Converter, Declared

OTHER_SCRIPTS = [(source, target) for source in SCRIPTS for target in SCRIPTS if source != target]


def reading(case: dict[str, Any], source: str, target: str, text: str) -> str:
    """``text`` as the field that ``case`` says, with what it declares."""
    declared = Declared(
        persons=frozenset(case.get("declared", ())),
        organisations=frozenset(case.get("organisations", ())),
        given=case.get("given", {}),
    )
    converter = Converter(source, target, declared)
    converted: str = getattr(converter, METHODS[case.get("kind", "text")])(text)
    return converted


@pytest.mark.parametrize(("hans", "hant"), in_groups("boundaries"))
def test_where_words_end_decides_the_character(hans: str, hant: str) -> None:
    """The best way through the sentence, not the longest match."""
    assert way("hans", "hant")(hans) == hant


@pytest.mark.parametrize("case", cases("earlier_tools"), ids=lambda case: case["hans"])
def test_no_error_of_earlier_tools_is_made(case: dict[str, str]) -> None:
    """In no script is the wrong form written, and every right one leads back."""
    kind = case.get("kind", "text")
    assert way("hans", "hant", kind)(case["hans"]) == case["hant"]
    for script in TRADITIONAL:
        written = way("hans", script, kind)(case["hans"])
        assert case["wrong"] not in written
        assert way(script, "hans", kind)(written) == case["hans"]


def reads_by_kind(kind: str, hans: str, hant: str) -> None:
    """``hans`` reads as one of the forms, and back as itself from every script."""
    assert way("hans", "hant", kind)(hans) in hant.split("|")
    for script in TRADITIONAL:
        assert way(script, "hans", kind)(way("hans", script, kind)(hans)) == hans


@pytest.mark.parametrize(("hans", "hant"), in_groups("persons"))
def test_no_dictionary_of_words_sees_a_person(hans: str, hant: str) -> None:
    """The surname by its table, the given name character by character."""
    reads_by_kind("person", hans, hant)


@pytest.mark.parametrize(("hans", "hant"), in_groups("document_numbers"))
def test_agencies_are_read_character_by_character(hans: str, hant: str) -> None:
    """发 is 發, 里 is 里, and nothing is a word."""
    reads_by_kind("docnumber", hans, hant)


@pytest.mark.parametrize(("hans", "hant"), in_groups("organisations"))
def test_what_is_left_over_is_part_of_a_place(hans: str, hant: str) -> None:
    """The names of bodies: words as in text, and single characters as in names of places."""
    reads_by_kind("org", hans, hant)


@pytest.mark.parametrize("case", cases("names_in_text"), ids=lambda case: case["hans"])
def test_names_are_found_in_running_text(case: dict[str, Any]) -> None:
    """Declared ones wherever they stand, others by what stands around them."""
    assert reading(case, "hans", "hant", case["hans"]) == case["hant"]


def test_a_declared_name_is_needed_where_nothing_betrays_it() -> None:
    """The same sentence reads otherwise once the plan says who works there."""
    sentence = "名单里没有余小兰"
    assert way("hans", "hant")(sentence) == "名單裏沒有餘小蘭"
    assert reading({"declared": ["余小兰"]}, "hans", "hant", sentence) == "名單裏沒有余小蘭"


@pytest.mark.parametrize("target", TRADITIONAL)
@pytest.mark.parametrize("case", cases("quotes").values(), ids=cases("quotes"))
def test_quotation_marks_follow_script_and_depth(case: dict[str, str], target: str) -> None:
    """“ ” ‘ ’ in hans and hant, 「 」『 』 in Taiwan and Hong Kong, and back again."""
    assert way("hans", target)(case["hans"]) == case[target]
    assert way(target, "hans")(case[target]) == case["hans"]


@pytest.mark.parametrize("case", cases("quotes_met"), ids=lambda case: f"{case['text']}-{case['to']}")
def test_marks_of_any_script_become_those_of_the_target(case: dict[str, str]) -> None:
    """A pair directly inside its like becomes the other pair."""
    assert way(case["from"], case["to"])(case["text"]) == case["reads"]


@pytest.mark.parametrize("case", [param(case, name=case["hans"], source=case["hans"]) for case in cases("given")])
def test_what_the_writer_gives_is_taken_as_it_stands(case: dict[str, Any]) -> None:
    """A glossary entry or pair is stronger than any rule."""
    source, target = case.get("from", "hans"), case.get("to", "hant")
    there, back = ("hant", "hans") if source in TRADITIONAL else ("hans", "hant")
    case = case | {"declared": case.get("persons", ())}
    assert reading(case, source, target, case[there]) == case[back]


@pytest.mark.parametrize(("hans", "forms"), in_groups("spellings"))
def test_each_profile_has_one_spelling(hans: str, forms: list[str]) -> None:
    """What may be spelt in several ways is spelt in one, and every spelling leads back."""
    for script, accepted in zip(TRADITIONAL, forms, strict=True):
        assert way("hans", script)(hans) in accepted.split("|")
        assert {way(script, "hans")(form) for form in accepted.split("|")} == {hans}


@pytest.mark.parametrize(
    "case",
    [
        param(case, name=f"{case['text']}-{case['to']}", source=f"{case['text']} ({case['from']} → {case['to']})")
        for case in cases("traditional")
    ],
)
def test_traditional_scripts_differ_in_spelling_only(case: dict[str, str]) -> None:
    """Nothing is read as if it were Simplified."""
    assert way(case["from"], case["to"], case.get("kind", "text"))(case["text"]) in case["reads"].split("|")


def simplifying() -> Iterator[Any]:
    """Every case from its script, or from all three."""
    for case in (case for group in cases("simplified").values() for case in group):
        for source in [case["from"]] if "from" in case else TRADITIONAL:
            yield param(case, source, name=f"{case['text']}-{source}", source=f"{case['text']} ({source})")


@pytest.mark.parametrize(("case", "source"), list(simplifying()))
def test_traditional_becomes_simplified(case: dict[str, str], source: str) -> None:
    """Whatever spelling it is written in."""
    assert way(source, "hans", case.get("kind", "text"))(case["text"]) in case["reads"].split("|")


def meeting() -> Iterator[Any]:
    """Every sentence of ``there_and_back``, through every Traditional script."""
    for text in (text for group in cases("there_and_back").values() for text in group):
        for script in TRADITIONAL:
            yield param(text, script, name=f"{text}-{script}", source=f"{text} ({script})")


@pytest.mark.parametrize(("text", "script"), list(meeting()))
def test_no_word_is_read_across_a_boundary_on_the_way_back(text: str, script: str) -> None:
    """限於|單位, not 限|於單|位."""
    assert way(script, "hans")(way("hans", script)(text)) == text


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_same_script_is_left_as_it_is(script: str) -> None:
    """Even what would be written otherwise: 沿著 in Hong Kong, 「」 in Simplified, a Traditional name."""
    text = "沿著「计划」計畫 台帳台賬 发髮發 “公布”佈置 干幹乾"
    for kind in METHODS:
        assert way(script, script, kind)(text) == text


@pytest.mark.parametrize("text", cases("unchanged"))
@pytest.mark.parametrize(("source", "target"), OTHER_SCRIPTS)
def test_addresses_code_and_numbers_are_left_alone(source: str, target: str, text: str) -> None:
    """By themselves and between words that change."""
    assert way(source, target)(text) == text
    assert f" {text} " in way(source, target)(f"请见见見 {text} 后後后")


def test_what_fails_today_is_a_case() -> None:
    """No entry is left behind that no case has."""
    assert set(cases("fails_today")) - SOURCES == set()
