"""The Babel catalogs say everything that planforge says, and nothing else; ``make messages`` writes them anew."""

from __future__ import annotations

import re

import pytest
from catalog_files import CATALOGS, compiled, entries, extracted, merged, path_of, simplified_only, source, write_anew

from planforge.codes import all_codes
from planforge.diagnostics import Diagnostic, Severity
from planforge.language.catalogs import keys, labels, messages, user_locale
from planforge.language.script import fold
from planforge.reports.wording import describe

_QUOTED = re.compile(r"“[^”]*”|\([^)]*\)")
_CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


@pytest.fixture(scope="module", autouse=True)
def _written_anew(request: pytest.FixtureRequest) -> None:
    """With --update, the catalogs are brought up to date before they are looked at."""
    if request.config.getoption("--update"):
        write_anew()


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_a_catalog_holds_what_is_said_and_no_more(domain: str, locale: str) -> None:
    """A text that is missing, or that nobody says any longer, is named: run ``make messages`` and translate."""
    said = {message.id for message in extracted(domain)}
    held = {message.id for message in entries(domain, locale)}
    assert {"missing": sorted(said - held), "obsolete": sorted(held - said)} == {"missing": [], "obsolete": []}


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_every_text_is_translated(domain: str, locale: str) -> None:
    """None is empty, and none is a guess that nobody has read."""
    assert [message.id for message in entries(domain, locale) if message.fuzzy or not message.string] == []


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_the_compiled_catalog_is_current(domain: str, locale: str) -> None:
    """The .mo file is the .po file compiled, byte by byte."""
    assert path_of(domain, locale, "mo").read_bytes() == compiled(merged(domain, locale))


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_a_catalog_holds_no_date(domain: str, locale: str) -> None:
    """Neither the day nor Babel's version is written into it: the same sources give the same bytes on any day."""
    written = source(merged(domain, locale))
    assert [word for word in (b"-Date:", b"Generated-By:") if word in written] == []


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_a_translation_has_the_placeholders_of_its_text(domain: str, locale: str) -> None:
    """``{key}`` stands for a fact of the finding: none is lost, none is made up."""
    wrong = {m.id: m.string for m in entries(domain, locale) if _placeholders(m.id) != _placeholders(m.string)}
    assert wrong == {}


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def test_every_traditional_label_folds_back_to_its_simplified_one() -> None:
    """A key written as the label says it is found again when the plan is read."""
    lost = {m.id: m.string for m in entries("labels", "zh_Hant") if fold(m.string) != fold(m.id)}
    assert lost == {}


@pytest.mark.parametrize("domain", ["labels", "messages"])
def test_traditional_text_has_no_simplified_character(domain: str) -> None:
    """Checked by the characters that Traditional text never has; those that both scripts have are for the eye."""
    wrong = {m.string: found for m in entries(domain, "zh_Hant") if (found := simplified_only() & set(m.string))}
    assert wrong == {}


def test_english_quotes_what_is_chinese() -> None:
    """Chinese words stand in English messages only as words to be written: in quotation marks or brackets."""
    assert [m.string for m in entries("messages", "en") if _CHINESE.search(_QUOTED.sub("", m.string))] == []


def test_labels_follow_the_script_of_the_document() -> None:
    """Simplified is the language of the source; what is not in the catalog stays as it is."""
    assert [labels(script)("牵头单位") for script in ("hans", "hant-tw")] == ["牵头单位", "牽頭單位"]
    assert [labels("hant")(text) for text in ("", "青山县")] == ["", "青山縣"]


def test_messages_follow_the_locale() -> None:
    """Simplified, Traditional or English; keys are named as the user writes them."""
    assert [messages(locale)("警告") for locale in ("zh_Hans", "zh_Hant", "en")] == ["警告", "警告", "warning"]
    assert [messages(locale)("没有发现问题") for locale in ("zh_Hans", "zh_Hant", "en")] == [
        "没有发现问题",
        "沒有發現問題",
        "No problems found",
    ]
    assert [keys(locale)("完成时限") for locale in ("zh_Hans", "zh_Hant", "en")] == ["完成时限", "完成時限", "完成时限"]


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("zh_Hans", "这里应写成“措施”的各项，写成了一个列表"),
        ("zh_Hant", "這裡應寫成「措施」的各項，寫成了一個清單"),
        ("en", "This should be a set of keys for “measure”, but it is a list"),
    ],
)
def test_facts_that_are_planforges_own_words_are_told_in_the_users_language(locale: str, told: str) -> None:
    """What the writer wrote stays as it is; what planforge calls a thing is translated with the message."""
    finding = Diagnostic("PF208", Severity.ERROR, facts={"entity": "措施", "found": "一个列表", "known": "标题"})
    assert describe(finding, messages(locale))[0] == told


@pytest.mark.parametrize("code", sorted(all_codes()))
def test_a_code_translates_the_parts_of_the_plan_that_it_names(code: str) -> None:
    """``entity`` and ``owner`` are always planforge's words."""
    wording = all_codes()[code]
    named = _placeholders(" ".join((wording.message, *wording.remedy))) & {"{entity}", "{owner}"}
    assert named <= {f"{{{term}}}" for term in wording.terms}


@pytest.mark.parametrize(
    ("environment", "locale"),
    [
        ({}, "zh_Hans"),
        ({"LANG": "C.UTF-8"}, "zh_Hans"),
        ({"LANG": "en_US.UTF-8"}, "zh_Hans"),
        ({"LANG": "zh_CN.UTF-8"}, "zh_Hans"),
        ({"LANG": "zh_TW.UTF-8"}, "zh_Hant"),
        ({"LANG": "zh_HK"}, "zh_Hant"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh_Hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "zh_MO.UTF-8"}, "zh_Hant"),
        ({"LANG": "zh_TW.UTF-8", "PLANFORGE_LANG": "en"}, "en"),
        ({"PLANFORGE_LANG": "en_GB"}, "en"),
        ({"PLANFORGE_LANG": "zh-Hant-HK"}, "zh_Hant"),
        ({"LANG": "zh_TW.UTF-8", "PLANFORGE_LANG": "zh_Hans"}, "zh_Hans"),
    ],
)
def test_the_locale_is_taken_from_the_environment(environment: dict[str, str], locale: str) -> None:
    """PLANFORGE_LANG decides; else a Chinese system's script; English only where it is asked for."""
    assert user_locale(environment) == locale
