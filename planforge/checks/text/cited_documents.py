"""PF763: a document that is cited without its title, without its number, or without either (先引标题，后引发文字号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from planforge.checks.text.citations import NUMBER, Title, key_of, numbers, titles, word
from planforge.checks.text.unnamed_documents import is_unnamed_document, unnamed_documents
from planforge.diagnostics import Diagnostics
from planforge.language.script import simplify
from planforge.patterns import lazy
from planforge.plan.basis import Basis
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.walk import fields
from planforge.source import Text

_RUNNING = (Kind.PROSE, Kind.MARKDOWN)
_TITLES = (Kind.DOCUMENT, Kind.TITLE, Kind.NAME)
_FOUNDS = lazy("制[定订]|编制")
_FIELDS = ("preamble", "guiding", "goal", "issue.notice.text")
"""Where a plan says on what it rests."""
_PREAMBLE = "preamble"
_TRIAL = lazy(r"[（(][^（）()]*[）)]$")
_UNCITED = ("evidence",)
"""Fields that list documents by their numbers."""


_Cited: TypeAlias = list[tuple[Text, Title]]
"""The titles in running text, with the text that each stands in."""


class _Lack(NamedTuple):
    """``text[start:end]`` cites a document; ``lacks`` is what is not said of it."""

    text: Text
    start: int
    end: int
    lacks: str


def documents_are_cited_in_full(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """A document has its title and its number where it is first cited."""
    written = list(fields(loaded.plan))
    running = [text for _, field, kind, text in written if kind in _RUNNING and field not in _UNCITED]
    basis = [holder for holder, field, _, _ in written if field == "title" and isinstance(holder, Basis)]
    cited = [(text, title) for text in running if "《" in text for title in titles(text)]
    numbered = _numbered(cited, basis)
    for lack in (
        *_untitled(written, running, basis),
        *_unnumbered(loaded, cited, basis, numbered),
        *_local(loaded, written, cited, numbered),
        *_unnamed(running, basis),
    ):
        name = lack.text[lack.start : lack.end]
        place = loaded.place_at(lack.text, lack.start, lack.end)
        diagnostics.warning("PF763", place, path=lack.text.path, name=name, **{lack.lacks: name})


def _untitled(
    written: list[tuple[PlanModel, str, Kind, Text]], running: list[Text], basis: list[Basis]
) -> Iterator[_Lack]:
    """Numbers beside which no title stands, there or anywhere; in the preamble the list 依据 is not enough."""
    known = {key_of(text) for _, _, kind, text in written if kind is Kind.DOCUMENT_NUMBER}
    found = [(text, number) for text in running if "号" in text or "號" in text for number in numbers(text)]
    told = {number.key for _, number in found if number.is_titled}
    known |= told
    for text, number in found:
        if number.key not in (told if text.path == _PREAMBLE else known):
            told.add(number.key)
            known.add(number.key)
            yield _Lack(text, number.start + _verbs(text[number.start : number.end]), number.end, "number")
    yield from (_Lack(one.title, 0, len(one.title), "number") for one in basis if NUMBER.fullmatch(simplify(one.title)))


def _verbs(text: str) -> int:
    """How many characters before the agency code belong to the sentence: 按照云政发."""
    found = re.match(f".*(?:{word('cites')}|[和与及、])", simplify(text.split("〔")[0]))
    return found.end() if found else 0


def _numbered(cited: _Cited, basis: list[Basis]) -> set[str]:
    """The titles that have their number somewhere."""
    numbered = {_bare(one.title) for one in basis if one.number or NUMBER.search(simplify(one.title))}
    return numbered | {_bare(title.title) for _, title in cited if title.is_numbered}


def _unnumbered(loaded: LoadedPlan, cited: _Cited, basis: list[Basis], known: set[str]) -> Iterator[_Lack]:
    """Official documents without number among those on which the plan rests, where the others have theirs.

    Where none has a number, a single one is meant: in the list 依据, or where the plan says why it was drawn up.
    """
    numbered = {name for name in known if _is_official(name)}
    lacking: dict[str, _Lack] = {}
    for one in basis:
        lacking.setdefault(_bare(one.title), _Lack(one.title, 0, len(one.title), "title"))
    for text, title in cited:
        if text.path in _FIELDS and _is_cited(title.before) and (numbered or _FOUNDS.search(title.behind)):
            lacking.setdefault(_bare(title.title), _Lack(text, title.start, title.end, "title"))
    own = _bare(loaded.plan.title)
    without = {
        name: lack
        for name, lack in lacking.items()
        if _is_official(name) and not any(_is_same(name, other) for other in (own, *numbered))
    }
    single = len(without) == 1 and re.search(word("issued"), next(iter(without)))
    if single or len(without) <= len(numbered):
        yield from without.values()


def _local(
    loaded: LoadedPlan, written: list[tuple[PlanModel, str, Kind, Text]], cited: _Cited, numbered: set[str]
) -> Iterator[_Lack]:
    """Documents of the local government or a bureau that are cited without number, wherever; each once.

    Not those that the plan is itself, lists as its basis, or says are to be drafted.
    """
    known = {_bare(text) for _, _, kind, text in written if kind in _TITLES} | numbered | {_bare(loaded.plan.title)}
    known |= {_bare(title.title) for _, title in cited if _drafts(title.before)}
    for text, title in cited:
        name = _bare(title.title)
        is_local = re.search(word("local"), _han_alone(name)) and not (text.path in _FIELDS and _is_official(name))
        is_cited = is_local and _is_cited(title.before, strict=text.path != _PREAMBLE)
        if is_cited and not any(_is_same(name, other) for other in known):
            known.add(name)
            yield _Lack(text, title.start, title.end, "title")


def _han_alone(name: str) -> str:
    """``name`` with a line break for every character that is no Han."""
    return "".join(character if "㐀" <= character <= "鿿" else "\n" for character in name)


def _is_same(title: str, other: str) -> bool:
    """Whether one is the other without who issued it."""
    return title.endswith(other) or other.endswith(title)


def _bare(title: str) -> str:
    """``title`` without 《 》 and without （试行） behind it."""
    return _TRIAL.sub("", simplify("".join(title.split())).strip("《》"))


def _is_official(title: str) -> bool:
    return bool(re.search(word("official"), title)) and not re.match(word("party"), title)


def _is_cited(before: str, strict: bool = False) -> bool:
    """Whether the clause in front of a title cites, rather than says what is to be drafted (``strict``: or done)."""
    verbs = list(re.finditer(f"(?P<cites>{word('cites')})|{word('drafts')}", f"{before}《"))
    if not verbs or verbs[-1]["cites"] is None:
        return False
    return not strict or re.match(word("rests"), f"{before}《"[verbs[-1].start() :]) is not None


def _drafts(before: str) -> bool:
    """Whether the clause in front of a title says that it is to be drafted."""
    verbs = list(re.finditer(f"{word('cites')}|(?P<drafts>{word('drafts')})", before))
    return bool(verbs) and verbs[-1]["drafts"] is not None


def _unnamed(running: list[Text], basis: list[Basis]) -> Iterator[_Lack]:
    """根据上级文件精神: neither title nor number."""
    for text in running:
        for start, end, titled in unnamed_documents(text, text.path in _FIELDS):
            yield _Lack(text, start, end, "title" if titled else "vague")
    yield from (_Lack(one.title, 0, len(one.title), "vague") for one in basis if is_unnamed_document(one.title))
