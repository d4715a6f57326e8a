"""The Babel catalogs say everything that planforge says, and nothing else; ``make messages`` writes them anew."""

from __future__ import annotations

import io
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest
import yaml
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from planforge.language.catalogs import FOLDER, labels, messages
from planforge.language.script import fold

ROOT = Path(__file__).parents[2]
CATALOGS = [("labels", "zh_Hant"), ("messages", "zh_Hant"), ("messages", "en")]
SCRIPTS = ROOT / "planforge" / "language" / "data" / "scripts.yaml"


class Bare(Catalog):
    """A catalog whose header holds no dates and no versions, so that it is written alike on any day."""

    mime_headers = property(
        lambda self: [
            ("Project-Id-Version", "planforge"),
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ],
        lambda self, headers: None,
    )


@cache
def extracted(domain: str) -> Catalog:
    """What the code says today, as the domain's mapping finds it."""
    mappings = tomllib.loads((FOLDER / f"{domain}.toml").read_text(encoding="utf-8"))["mappings"]
    methods = [(each["pattern"], each["method"]) for each in mappings]
    options = {each["pattern"]: each for each in mappings}
    catalog = Catalog()
    for file, line, text, comments, _ in extract_from_dir(ROOT, methods, options):
        catalog.add(text, locations=[(Path(file).as_posix(), line)], auto_comments=comments)
    return catalog


def file_of(domain: str, locale: str, ending: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES" / f"{domain}.{ending}"


def translated(domain: str, locale: str) -> Catalog:
    """The catalog as its .po file has it."""
    path = file_of(domain, locale, "po")
    return read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=locale, domain=domain)


def entries(domain: str, locale: str) -> list[Message]:
    return [message for message in translated(domain, locale) if message.id]


def merged(domain: str, locale: str) -> Catalog:
    """Today's messages with the translations that there are."""
    known = translated(domain, locale)
    catalog = Bare(locale=locale, domain=domain, header_comment=f"# {domain}, {locale}", fuzzy=False)
    for message in extracted(domain):
        if message.id:
            found = known.get(message.id)
            catalog.add(message.id, found.string if found else "", message.locations, (), message.auto_comments)
    return catalog


def written(domain: str, locale: str) -> bytes:
    """The .po file, in the order of the sources."""
    file = io.BytesIO()
    write_po(file, merged(domain, locale), width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def compiled(domain: str, locale: str) -> bytes:
    """The .mo file."""
    file = io.BytesIO()
    write_mo(file, merged(domain, locale))
    return file.getvalue()


@pytest.fixture(autouse=True)
def written_anew(update: bool) -> None:
    """With --update, every catalog is brought up to date before it is looked at."""
    for domain, locale in CATALOGS if update else ():
        file_of(domain, locale, "po").parent.mkdir(parents=True, exist_ok=True)
        file_of(domain, locale, "po").write_bytes(written(domain, locale))
        file_of(domain, locale, "mo").write_bytes(compiled(domain, locale))


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_a_catalog_holds_what_is_said_and_no_more(domain: str, locale: str) -> None:
    """A text that is missing, or that nobody says any longer, is named: run ``make messages`` and translate."""
    said = {message.id for message in extracted(domain) if message.id}
    held = {message.id for message in entries(domain, locale)}
    assert {"missing": sorted(said - held), "obsolete": sorted(held - said)} == {"missing": [], "obsolete": []}


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_every_text_is_translated(domain: str, locale: str) -> None:
    """None is empty, and none is a machine's guess that nobody has read."""
    assert [message.id for message in entries(domain, locale) if message.fuzzy or not message.string] == []


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_the_compiled_catalog_is_current(domain: str, locale: str) -> None:
    """The .mo file is the .po file compiled, byte by byte."""
    assert file_of(domain, locale, "mo").read_bytes() == compiled(domain, locale)


@pytest.mark.parametrize(("domain", "locale"), CATALOGS)
def test_a_translation_has_the_placeholders_of_its_text(domain: str, locale: str) -> None:
    """``{key}`` stands for a fact of the finding: none is lost, none is made up."""
    wrong = {m.id: m.string for m in entries(domain, locale) if placeholders(m.id) != placeholders(m.string)}
    assert wrong == {}


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))


def test_every_traditional_label_folds_back_to_its_simplified_one() -> None:
    """A key written as the label says it is found again when the plan is read."""
    lost = {m.id: m.string for m in entries("labels", "zh_Hant") if fold(m.string) != fold(m.id)}
    assert lost == {}


@pytest.mark.parametrize("domain", ["labels", "messages"])
def test_traditional_text_has_no_simplified_character(domain: str) -> None:
    """Checked by the characters that Traditional text never has; those that both scripts have are for the eye."""
    simplified = simplified_only()
    wrong = {m.string: found for m in entries(domain, "zh_Hant") if (found := simplified & set(m.string))}
    assert wrong == {}


def simplified_only() -> set[str]:
    pairs = yaml.safe_load(SCRIPTS.read_text(encoding="utf-8"))["pairs"]
    return {word[0] for word in pairs.split()}


def test_the_catalogs_are_read_at_run_time() -> None:
    """Labels follow the document's script, messages the user's locale; nothing said is nothing translated."""
    assert (labels("hans")("牵头单位"), labels("hant-tw")("牵头单位")) == ("牵头单位", "牽頭單位")
    assert (messages("zh_Hans")("用法："), messages("zh_Hant")("用法："), messages("en")("用法：")) == (
        "用法：",
        "用法：",
        "Usage: ",
    )
    assert labels("hant")("") == ""
