"""Counts of findings and measures that a text says (反馈的3类12个问题，其中立行立改5个). Knows no plan, judges nothing.

A number counts findings only where the sentence says so: 解决3个重点问题 and 每校至少整改2个问题 count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from planforge.language.numerals import parse_number
from planforge.language.script import plainly
from planforge.patterns import lazy
from planforge.resources import read_yaml

_DATA = Path(__file__).parent / "data" / "said_counts.yaml"
_SENTENCE = lazy(r"[^。！？!?\n]+")
_CLAUSE = lazy(r"[，,；;：:（(）)]")
_QUOTED = lazy(r"《[^《》]*》")
_NUMBER = r"(?<![0-9.%百十〇零一二两三四五六七八九])(?:[0-9]{1,4}|[〇零一二两三四五六七八九十百]{1,5})"
_UNIT = r"\s*[个项条]"
_IN_TURN = lazy(r"(?:[\u4e00-\u9fff]{1,6}一[个项条][、，,]?){2,}")
"""整改一个、核查一个、销号一个: one by one, which counts nothing."""
_END = r"(?=\s*(?:[，,；;、。：:（）()]|其中|和|及|$))"
_KINDS = rf"(?P<groups>{_NUMBER})\s*(?:个?大?类别?|个?方面|个?大方面)"
_BETWEEN = r"\s*(?:的|存在的)?[、，,]?\s*(?:共计|合计|总计|共)?\s*(?:有)?\s*"
_GROUPS = ("groups", "groups_alone", "groups_after")
_FINDINGS = ("findings", "findings_after")
_MEANT = r"\s*(?:具体|反馈|整改|存在的?|的)?\s*问题"


class SaidCount(NamedTuple):
    """A count as a text says it."""

    of: tuple[str, ...]
    """What it counts: ``findings``, ``groups``, ``measures``, or any one of ``modes.dated``, ``states.closed``…"""
    number: int
    figure: str
    """The count as written."""
    start: int
    """Where in the text it begins."""
    names_round: bool
    """Whether the sentence speaks of a certain round of feedback."""


class _Label(NamedTuple):
    counts: tuple[str, ...]
    before: re.Pattern[str]
    """立行立改5个."""
    after: re.Pattern[str]
    """5个立行立改."""
    needs_findings: bool


_Local = tuple[tuple[str, ...], int, int, int]
"""What is counted, the number, where it begins and ends."""
_Found = tuple[tuple[str, ...], int, int, int, bool]


def said_counts(text: str) -> list[SaidCount]:
    """Every count that ``text`` says, in either script and all numerals, in order."""
    plain = _QUOTED.sub(_blanked, _IN_TURN.sub(_blanked, plainly(text)))
    found = [one for sentence in _SENTENCE.finditer(plain) for one in _in_sentence(sentence)]
    return [
        SaidCount(of, number, text[start:end], start, names)
        for of, number, start, end, names in sorted(found, key=lambda one: one[2])
    ]


def _blanked(found: re.Match[str]) -> str:
    return "　" * len(found[0])


def _in_sentence(sentence: re.Match[str]) -> Iterator[_Found]:
    words, offset = sentence[0], sentence.start()
    totals = list(_totals(words))
    labelled = list(_labelled(words, bool(totals)))
    names = bool(re.search(_data()["rounds"], words))
    for of, number, start, end in (*totals, *labelled, *_measures(words, bool(totals))):
        if not _is_loose(words[_clause_at(words, start) : start]):
            yield of, number, start + offset, end + offset, names


def _totals(words: str) -> Iterator[_Local]:
    """The findings and their groups as a whole."""
    for match in _total_pattern().finditer(words):
        groups, findings = (next(filter(None, (match[name] for name in names)), None) for names in (_GROUPS, _FINDINGS))
        if not _is_total(words, match.start(), match.end(), bool(groups and findings)):
            continue
        for of, names in (("groups", _GROUPS), ("findings", _FINDINGS)):
            for name in names:
                if match[name] and (number := parse_number(match[name])) is not None:
                    yield (of,), number, match.start(name), _end_of(words, match.end(name))


@cache
def _total_pattern() -> re.Pattern[str]:
    heads = "|".join(sorted(_words("heads"), key=len, reverse=True))
    alone, after = (_KINDS.replace("<groups>", f"<{name}>") for name in _GROUPS[1:])
    forms = (
        rf"(?:{_KINDS}{_BETWEEN})?(?P<findings>{_NUMBER}){_UNIT}{_MEANT}",
        rf"{alone}{_MEANT}",
        rf"(?:{heads}|(?:^|(?<=[，,；;：:、（(]))\s*)问题\s*(?:有|计|共有|共计|合计|总计|共)?\s*(?:{after}{_BETWEEN})?"
        rf"(?P<findings_after>{_NUMBER}){_UNIT}{_END}",
    )
    return re.compile("|".join(forms))


def _is_total(words: str, start: int, end: int, is_full: bool) -> bool:
    """Whether the count in the clause around ``start`` is said to be that of the whole; 3类12个问题 always is."""
    begin = _clause_at(words, start)
    head, clause = words[begin:start], words[begin:end]
    if _has(head, "partial") and not _has(head, "whole"):
        return False
    is_said = _has(clause, "cues") or re.search(_data()["together"], clause)
    is_weakly_said = _has(clause, "weak_cues") and not _has(head, "some")
    return bool(is_full or is_said or is_weakly_said or (not head.strip() and _is_divided(words, end)))


def _is_divided(words: str, end: int) -> bool:
    """Whether the findings counted before ``end`` are then counted by kind or state."""
    return bool(re.match(r"\s*中(?![小学])", words[end:])) or any(
        label.before.search(words, end) for label in _labels() if not label.needs_findings
    )


def _clause_at(words: str, position: int) -> int:
    """Where the clause around ``position`` begins."""
    return max((found.end() for found in _CLAUSE.finditer(words, 0, position)), default=0)


def _labelled(words: str, has_totals: bool) -> Iterator[_Local]:
    """The counts by kind, state and change."""
    for label in _labels():
        for match in (*label.before.finditer(words), *label.after.finditer(words)):
            if has_totals or not label.needs_findings or "问题" in match[0]:
                number = parse_number(match["number"])
                if number is not None:
                    yield label.counts, number, match.start("number"), _end_of(words, match.end("number"))


@cache
def _labels() -> tuple[_Label, ...]:
    return tuple(_label(entry) for entry in _data()["labels"])


def _label(entry: dict[str, Any]) -> _Label:
    words = "|".join(sorted(entry["words"], key=len, reverse=True))
    filler = r"\s*(?:的|类|事项|任务|问题|有|共|为)*\s*"
    number = rf"(?P<number>{_NUMBER}){_UNIT}"
    before = rf"(?:{words}){filler}{number}(?:\s*问题)?{_END}"
    after = rf"{number}(?:\s*(?:的|为|属于|是|需|已经|可以?))?\s*(?:{words})(?:的?问题|类)?{_END}"
    return _Label(tuple(entry["counts"]), re.compile(before), re.compile(after), bool(entry.get("needs_findings")))


def _measures(words: str, has_totals: bool) -> Iterator[_Local]:
    """The measures as a whole: said to be so, or beside the findings as a whole."""
    for match in _measure_pattern().finditer(words):
        clause = words[_clause_at(words, match.start()) : match.end()]
        is_whole = has_totals or re.search(_data()["together"], clause)
        name = "number" if match["number"] else "forward"
        number = parse_number(match[name])
        if number is not None and (is_whole or (name == "number" and "针对" not in words)):
            yield ("measures",), number, match.start(name), _end_of(words, match.end(name))


@cache
def _measure_pattern() -> re.Pattern[str]:
    backward = rf"整改措施\s*(?:有|共有|共计|共)?\s*(?P<number>{_NUMBER}){_UNIT}{_END}"
    forward = rf"(?P<forward>{_NUMBER}){_UNIT}\s*(?:具体|整改)*措施{_END}"
    return re.compile(f"{backward}|{forward}")


def _end_of(words: str, end: int) -> int:
    """The end of a count with its measure word."""
    unit = re.match(r"\s*(?:个?大?类|个?方面|[个项条])", words[end:])
    return end + unit.end() if unit else end


def _is_loose(head: str) -> bool:
    """Whether what stands in the clause before a number makes it no exact count, or a demand."""
    return head.rstrip().endswith(tuple(_words("loose"))) or _has(head, "demands")


def _has(words: str, name: str) -> bool:
    return any(word in words for word in _words(name))


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(_DATA))


def _words(name: str) -> list[str]:
    return list(_data()[name])
