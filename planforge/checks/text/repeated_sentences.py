"""PF764: the same sentence twice. Headings, lists of tasks that many share, and quoted findings are not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from planforge.checks.characters import NUMERALS
from planforge.diagnostics import Diagnostics
from planforge.patterns import lazy
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.people import Person, Unit
from planforge.plan.walk import fields
from planforge.source import Text

_SHORTEST = 12
"""Characters without punctuation of the shortest sentence that is compared."""
_LONG = 16
"""Characters from which a sentence is compared with the end of a longer one."""
_CLAUSES = 6
"""Clauses of such an end, at most."""
_FAR = 20
"""Characters from which a sentence is compared with those of other findings and of annexes."""
_SENTENCE = lazy(r"[^。！？；!?;\n]+")
_ENDS = lazy(r"[。！？；!?;\n]")
_MARKS = lazy(r"[^\w。！？；!?;，,\n]")
_COMMAS = lazy("[，,]")
_ORDINAL = lazy(
    rf"(?=[ 　*（(0-9{NUMERALS}①-⑳第其+-])"
    rf"(?<![^\n。！？；：!?;:])[ 　*]*(?:[（(]?(?:[{NUMERALS}]{{1,3}}|[0-9]{{1,3}})[）)]|[0-9]{{1,3}}[.．、]|[①-⑳]"
    rf"|第?[{NUMERALS}]{{1,3}}[，,、是要]|其[{NUMERALS}][，,、是]|[-*+][ ])[ 　]*"
)
_HAN = lazy("[㐀-鿿]")
_NO_SENTENCE = lazy(r"\||[（(【]?(?:责任|牵头|配合|主办|协办|承办|完成时|整改时|負責|責任|牽頭|附件|来源|來源)")
"""What begins so names who and when."""
_FIELDS = frozenset(
    ("text", "goal", "guiding", "intro", "preamble", "closing", "duty", "philosophy", "note", "opinion", "suggestion")
)
"""Fields of sentences."""
_SHARED = (Person, Unit)
"""Those whose duties may be the same."""
_SHOWN = 20
_PARTED = ("findings", "schedule", "pending", "feedback", "yearly", "annexes", "issue")
"""The fields whose parts are held apart."""


def sentences_stand_once(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No sentence of twelve characters or more is written twice in one part of the plan, alone or behind others."""
    whole: dict[tuple[str, str], Text] = {}
    ends: dict[tuple[str, str], Text] = {}
    judged = [text for holder, field, kind, text in fields(loaded.plan) if _is_judged(holder, field, kind, text)]
    for text, sentences in sorted(_with_alike_ends(judged), key=lambda one: _spot(loaded, one[0])):
        said = [_said(sentence) for sentence in sentences]
        times = Counter(key for key, _ in said) if len(said) > 1 else {}
        for key, tails in dict(said).items():
            part = _part(text.path, key)
            first = whole.get((part, key)) or ends.get((part, key)) or (text if times.get(key, 1) > 1 else None)
            if first is not None:
                _report(loaded, text, first, key, diagnostics)
            whole.setdefault((part, key), text)
            for tail in tails:
                if before := whole.get((part, tail)):
                    _report(loaded, text, before, tail, diagnostics)
                ends.setdefault((part, tail), text)


def _spot(loaded: LoadedPlan, text: Text) -> tuple[int, int]:
    """Where ``text`` begins in the file."""
    place = loaded.place(text.path)
    return (place.line, place.column) if place else (0, 0)


def _with_alike_ends(texts: Iterable[Text]) -> list[tuple[Text, list[str]]]:
    """The sentences of ``texts`` that end in the same characters as another, without their marks but the commas.

    Others cannot be said twice, neither alone nor behind others. Texts without any are left out.
    """
    said = [(text, _sentences(text)) for text in texts]
    times = Counter(end for _, sentences in said for _, end in sentences)
    alike = [(text, [sentence for sentence, end in sentences if times[end] > 1]) for text, sentences in said]
    return [one for one in alike if one[1]]


def _sentences(text: str) -> list[tuple[str, str]]:
    """The sentences of ``text`` that are long enough, without their marks but the commas, and how each ends."""
    plain = _MARKS.sub("", _ORDINAL.sub("", text))
    bare = plain.replace("，", "").replace(",", "")
    pairs = zip(_ENDS.split(plain), _ENDS.split(bare), strict=True)
    return [(sentence, whole[-_SHORTEST:]) for sentence, whole in pairs if len(whole) >= _SHORTEST]


def _said(sentence: str) -> tuple[str, tuple[str, ...]]:
    """A sentence by its characters, with its ends from a comma on that are long enough."""
    clauses = _COMMAS.split(sentence)
    begins = range(max(1, len(clauses) - _CLAUSES), len(clauses) - 1)
    tails = ["".join(clauses[at:]) for at in begins]
    return "".join(clauses), tuple([tail for tail in tails if len(tail) >= _LONG])


def _is_judged(holder: PlanModel, field: str, kind: Kind, text: Text) -> bool:
    written = kind is Kind.MARKDOWN or (kind is Kind.PROSE and field in _FIELDS)
    return written and len(text) >= _SHORTEST and not isinstance(holder, _SHARED)


def _part(path: str, key: str) -> str:
    """The part within which a sentence stands once: the plan, its notice, an annex, each finding, each entry."""
    if not path.startswith(_PARTED):
        return ""
    steps = path.split(".")
    if steps[0] in ("findings", "annexes") and len(key) >= _FAR:
        return ""
    if steps[0] in ("findings", "schedule", "pending", "feedback", "yearly"):
        return ".".join(steps[:3])
    if steps[0] in ("annexes", "issue"):
        return ".".join(steps[:2])
    return ""


@lru_cache(maxsize=16)
def _spots(text: str, key: str) -> tuple[tuple[int, int], ...]:
    """Where ``key`` stands in ``text`` as a sentence or the end of one, marks and all.

    Not where it is a row of a table or （责任单位：…）.
    """
    found = []
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if key[0] not in sentence or key[-1] not in sentence or not _bare(sentence).endswith(key):
            continue
        start = match.start() + match[0].index(sentence)
        if not _NO_SENTENCE.match(sentence) and (begin := _beginning(sentence, key)) is not None:
            found.append((start + begin, start + len(sentence)))
    return tuple(found)


def _beginning(sentence: str, key: str) -> int | None:
    """Where ``key`` begins in a sentence that ends in it: there, or behind one of its last commas."""
    if _bare(sentence) == key:
        return 0
    begins = [comma.end() for comma in _COMMAS.finditer(sentence)][-_CLAUSES:]
    return next((begin for begin in begins if _bare(sentence[begin:]) == key), None)


def _bare(sentence: str) -> str:
    """``sentence`` without its ordinal and its marks."""
    return _COMMAS.sub("", _MARKS.sub("", _ORDINAL.sub("", sentence)))


def _report(loaded: LoadedPlan, text: Text, first: Text, key: str, diagnostics: Diagnostics) -> None:
    """Report ``key`` where it stands again in ``text``."""
    if len(_HAN.findall(key)) < _SHORTEST:
        return
    spots, before = _spots(text, key), _spots(first, key)
    again = spots[1:] if first is text else spots
    if not again or not before:
        return
    written = loaded.place_at(first, *before[0])
    for start, end in again:
        sentence = text[start:end] if end - start <= _SHOWN else f"{text[start : start + _SHOWN]}……"
        line = written.line if written else None
        diagnostics.warning("PF764", loaded.place_at(text, start, end), path=text.path, sentence=sentence, line=line)
