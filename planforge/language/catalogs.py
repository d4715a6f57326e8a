"""Message catalogs (Babel): the user's messages by locale, the document's labels by script.

Simplified Chinese is the language of the source and needs no catalog. ``.po`` files are edited by hand,
``.mo`` files are compiled by ``make messages``; a test proves them current.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "locale"
DEFAULT = "zh_Hans"
MESSAGES, LABELS = "messages", "labels"
_SCRIPTS = {"hans": DEFAULT, "hant": "zh_Hant", "hant-tw": "zh_Hant", "hant-hk": "zh_Hant"}
_TRADITIONAL = ("zh_TW", "zh_HK", "zh_MO", "zh_Hant")

Translate = Callable[[str], str]


def same(text: str) -> str:
    """The translation into the source's own language."""
    return text


@cache
def labels(script: str) -> Translate:
    """The labels of documents in ``script``; the catalog is in common Traditional, a region has its own spelling."""
    catalog = _catalog(LABELS, _SCRIPTS[script])
    return cache(lambda text: _in_script(text, catalog(text), script))


def _in_script(text: str, label: str, script: str) -> str:
    """A label as ``script`` writes it; words of the user's own templates, which no catalog has, are converted."""
    from planforge.language.script import detect

    written = "hant" if label != text else detect(text)
    if written is None or written == script:
        return label
    from planforge.language.conversion import converter

    return converter(written, script).text(label)


@cache
def messages(locale: str) -> Translate:
    """Messages for the user in ``locale`` (zh_Hans, zh_Hant or en); keys of YAML as that user writes them."""
    catalog = _catalog(MESSAGES, locale)
    if locale != "zh_Hant":
        return catalog
    key = keys(locale)
    return lambda text: key(text) if (message := catalog(text)) == text else message


@cache
def keys(locale: str) -> Translate:
    """The Chinese keys of YAML as a user in ``locale`` writes them."""
    return labels("hant" if locale == "zh_Hant" else "hans")


def _catalog(domain: str, locale: str) -> Translate:
    if locale == DEFAULT:
        return same
    catalog = gettext.translation(domain, FOLDER, languages=[locale])
    return lambda text: catalog.gettext(text) if text else text  # gettext keeps a catalog's header under ""


def user_locale(environment: Mapping[str, str]) -> str:
    """The locale of messages: PLANFORGE_LANG as it says; Traditional by the system's locale; else Simplified."""
    wished = environment.get("PLANFORGE_LANG", "")
    if wished:
        return _negotiate(wished)
    system = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return _negotiate(system) if system.startswith("zh") else DEFAULT


def _negotiate(name: str) -> str:
    tag = name.partition(".")[0].replace("-", "_")
    if tag.startswith("en"):
        return "en"
    return "zh_Hant" if tag.startswith(_TRADITIONAL) else DEFAULT
