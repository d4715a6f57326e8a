"""Documents on which a text rests without saying which: 根据上级有关文件精神. Knows no plan, reports nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from planforge.checks.passages import lines_with
from planforge.checks.text.citations import word
from planforge.language.script import simplify
from planforge.patterns import lazy

_MAY_BE = lazy("[文通函来來批意](?:(?<=文)件|(?<=通)知|(?<=函)|(?<=[来來])文|(?<=批)[复復覆示]|(?<=意)[见見])")
_FOUNDS = lazy("制[定订]|[订拟]定|编制")
_TOLD_BEHIND = lazy(r"[^，。；：《》\n]{0,14}(?:[〔［\[]|字第)|的?(?:精神|要求|规定)?\s?[（(：:]?\s?《")
_ABOUT = "关于"
_NEAR = 100
"""Characters around a document that are read for what is said of it."""


def unnamed_documents(text: str, founds: bool) -> Iterator[tuple[int, int, bool]]:
    """Where such a document is named, and whether its title is told (县政府关于校车的通知), in a text that says
    why the plan was drawn up (``founds``) or in any other; there only what certainly is a document that exists.
    """
    for plain, found in _named(text):
        titled = _ABOUT in found["who"] and not _some(found["who"])
        told = (titled and not founds) or _TOLD_BEHIND.match(plain, found.end("document"))
        if not told and _is_cited(plain, found, founds):
            yield found.start("who"), found.end("cited"), titled


def _named(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """``text`` in Simplified, with what may be such a document in it."""
    plain = simplify(text) if _MAY_BE.search(text) else ""
    for line in lines_with(_MAY_BE, plain):
        yield from ((plain, found) for found in _pattern().finditer(plain, *line))


def is_unnamed_document(title: str) -> bool:
    """Whether ``title``, which stands for a document, is none: 省、市有关文件精神."""
    found = _whole().fullmatch(simplify(title))
    return found is not None and _ABOUT not in found["who"] and _is_issued(found["who"], "anybody")


def _is_cited(plain: str, found: re.Match[str], founds: bool) -> bool:
    """Whether the sentence cites the document, rather than tells of a duty (贯彻文件精神) or of one told before."""
    who, before = found["who"], plain[max(0, found.start() - _NEAR) : found.start()]
    sentence = before.rpartition("。")[2] + plain[found.start() : found.end() + _NEAR].partition("。")[0]
    founds = founds or _FOUNDS.search(sentence) is not None
    if re.search(word("learns"), before[-12:]) or re.search(word("later"), sentence) or _is_told(before, who):
        return False
    if founds:
        return _is_issued(who, "anybody") or (not found["besides"] and _is_bare(who))
    if found["besides"] or re.fullmatch(word("loosely"), found["cites"]) or not _is_surely(found):
        return False
    if re.fullmatch(word("shortly"), found["cites"]):
        return _is_issued(who, "somebody") and not _is_bare(who)
    return _is_issued(who, "somebody") or _is_bare(who)


def _is_surely(found: re.Match[str]) -> bool:
    """Whether what is cited outside a foundation is a document: 通知要求, 有关文件; not 上级通知."""
    if re.match(word("surely_behind"), found.string[found.end("document") :]):
        return True
    return "通知" not in found["document"] and _some(found["who"])


def _some(who: str) -> bool:
    """Whether it is 有关文件 that is spoken of."""
    modifiers = re.search(word("modifiers"), who)
    return modifiers is not None and re.search(word("some"), modifiers[0]) is not None


def _bare(who: str) -> str:
    """The issuer in ``who``: without 有关 behind it, and without what the document is about."""
    return re.sub(word("modifiers"), "", who.partition(_ABOUT)[0])


def _is_issued(who: str, sort: str) -> bool:
    return re.search(word(sort), _bare(who)) is not None


def _is_bare(who: str) -> bool:
    """Whether nobody in particular issued it."""
    return re.match(word("nobody"), who) is not None


def _is_told(before: str, who: str) -> bool:
    """Whether the text has told before which document of that very issuer is meant."""
    issuer = re.escape(_bare(who))
    if "《" not in before or _some(who) or _is_bare(who):
        return False
    return re.search(f"{issuer}[^。；《]{{0,30}}《|《[^》]{{0,30}}{issuer}", before) is not None


@cache
def _pattern() -> re.Pattern[str]:
    verbs = f"{word('cites')}|{word('shortly')}"
    cites = f"(?:(?P<cites>{verbs})(?:{verbs})*|(?P<besides>{word('besides')}))"
    who = f"(?P<who>(?:(?!{word('meant')})[^，。；：《》〔（）()\\n]){{1,40}}?)"
    return re.compile(f"{cites}{who}{_document()}")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(f"(?P<who>[^，。；：《》〔（）()\\n]{{1,40}}?){_document()}")


def _document() -> str:
    return f"(?P<cited>(?P<document>{word('documents')})(?=$|{word('behind')})(?:{word('surely_behind')})?)"
