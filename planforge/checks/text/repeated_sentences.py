"""PF764: the same sentence twice. Headings, lists of tasks that many share, and quoted findings are not judged."""

from __future__ import annotations

import re
from collections import Counter

from planforge.diagnostics import Diagnostics
from planforge.plan.fields import Kind
from planforge.plan.loading import LoadedPlan
from planforge.plan.model import PlanModel
from planforge.plan.people import Person, Unit
from planforge.plan.walk import fields
from planforge.source import Text

_SHORTEST = 12
"""Characters without punctuation of the shortest sentence that is compared."""
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_ENDS = re.compile(r"[。！？!?\n]")
_MARKS = re.compile(r"[^\w。！？!?\n]+")
_HAN = re.compile("[㐀-鿿]")
_NO_SENTENCE = re.compile(r"\||[（(【]?(?:责任|牵头|配合|主办|协办|承办|完成时|整改时|負責|責任|牽頭|附件|来源|來源)")
"""What begins so names who and when."""
_FIELDS = frozenset(
    ("text", "goal", "guiding", "preamble", "closing", "duty", "philosophy", "note", "opinion", "suggestion")
)
"""Fields of sentences."""
_SHARED = (Person, Unit)
"""Those whose duties may be the same."""
_SHOWN = 20


def sentences_stand_once(loaded: LoadedPlan, diagnostics: Diagnostics) -> None:
    """No sentence of twelve characters or more is written twice in one part of the plan."""
    seen: dict[tuple[str, str], Text] = {}
    for holder, field, kind, text in fields(loaded.plan):
        if not _is_judged(holder, field, kind, text):
            continue
        part = _part(text.path)
        said = Counter(key for key in _ENDS.split(_MARKS.sub("", text)) if len(key) >= _SHORTEST)
        for key, times in said.items():
            first = seen.setdefault((part, key), text)
            if first is not text or times > 1:
                _report(loaded, text, first, key, diagnostics)


def _is_judged(holder: PlanModel, field: str, kind: Kind, text: Text) -> bool:
    written = kind is Kind.MARKDOWN or (kind is Kind.PROSE and field in _FIELDS)
    return written and len(text) >= _SHORTEST and not isinstance(holder, _SHARED)


def _part(path: str) -> str:
    """The part within which a sentence stands once: the plan, its notice, an annex, each finding, each entry."""
    steps = path.split(".")
    if steps[0] in ("findings", "schedule", "pending", "feedback", "yearly"):
        return ".".join(steps[:3])
    if steps[0] in ("annexes", "issue"):
        return ".".join(steps[:2])
    return ""


def _spots(text: str, key: str) -> list[tuple[int, int]]:
    """Where the sentence ``key`` stands in ``text``, marks and all; none for a row of a table or （责任单位：…）."""
    found = []
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if _MARKS.sub("", sentence) == key and not _NO_SENTENCE.match(sentence):
            start = match.start() + match[0].index(sentence)
            found.append((start, start + len(sentence)))
    return found


def _report(loaded: LoadedPlan, text: Text, first: Text, key: str, diagnostics: Diagnostics) -> None:
    """Report ``key`` where it stands again in ``text``."""
    spots, before = _spots(text, key), _spots(first, key)
    again = spots[1:] if first is text else spots
    if not again or not before or len(_HAN.findall(key)) < _SHORTEST:
        return
    written = loaded.place_at(first, *before[0])
    for start, end in again:
        sentence = text[start:end] if end - start <= _SHOWN else f"{text[start : start + _SHOWN]}……"
        line = written.line if written else None
        diagnostics.warning("PF764", loaded.place_at(text, start, end), path=text.path, sentence=sentence, line=line)
