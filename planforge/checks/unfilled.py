"""Places that were to be filled in: 20xx年, ××县, 某某, 待定, ____. Knows no field, reports nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from planforge.checks.characters import HAN
from planforge.checks.passages import lines_with
from planforge.language.script import simplify
from planforge.patterns import lazy
from planforge.resources import read_yaml

_WORDS = Path(__file__).parent / "data" / "unfilled.yaml"
_CROSS = "xX×ＸｘＸ╳✕"
_NUMBER = "nNｎＮ"
_BLANK = (
    r"[_＿]{2,}|□{2,}|△{2,}|▲{2,}|●{2,}|◎{2,}|■{2,}|◆{2,}|◇{2,}|[?]{2,}|？{2,}|[*＊]{2,}"
    r"|(?<![A-Za-z0-9_])[（(][ 　]{0,9}[）)]|《[ 　]{0,9}》|“[ 　]{0,9}”"
)
_YEAR = rf"(?:19|20|２０|二〇)[{_CROSS}*＊?？○]{{1,2}}[ ]?(?:学年|年|级)|(?:19|20)[0-9][{_CROSS}*＊?？][ ]?年"
_SPACES = "(?: {2,9}|　{1,9})"
_EMPTY_DATE = (
    rf"(?<![0-9])(?:20{_SPACES}|{_SPACES}(?=年{_SPACES}月))年(?:{_SPACES}月)?(?:{_SPACES}日)?"
    rf"|(?<=年){_SPACES}月(?:{_SPACES}日)?|(?<=月){_SPACES}日"
)
_CIRCLES = r"(?<![一二三四五六七八九十百千零〇○◯0-9])[○◯〇]{2,}"
_NAMED = (
    rf"\{{{{1,3}}[{HAN} /、]{{1,20}}\}}{{1,3}}|｛[{HAN}]{{1,12}}｝|(?<!<)<[{HAN} /、]{{1,12}}>(?!>)|＜[{HAN}]{{1,12}}＞"
    r"|\$\{[^{}\n]{1,30}\}|\{\{[^{}\n]{1,40}\}\}"
)
_GAP = 1
"""Places so near each other are one: ××年××月."""


_CHARACTERS = f"{_CROSS}NＮ某待?？_＿□*＊○◯〇{{<＜｛【[TtFfLl此请請填　△▲●◎■◆◇"
_BEGINNINGS = f"{re.escape(_CHARACTERS)}{_NUMBER}（(《“ 12２二$"
"""What such a place begins with: asked first, as it is told fastest."""
_BRACE = lazy("[{｛<＜$]")
"""What a name in braces (`_NAMED`) begins with; few texts have any."""


@cache
def _pattern(is_braced: bool) -> re.Pattern[str]:
    """The classes of Han in it take long to compile, so what needs most of them is left out where it cannot match."""
    words: dict[str, Any] = read_yaml(_WORDS)
    anywhere, told, square = ("|".join(map(re.escape, words[name])) for name in ("anywhere", "told", "told_in_square"))
    alone = set(words["alone"])
    waiting = "|".join(word for word in sorted(words["waiting"], key=len, reverse=True) if word not in alone)
    lonely = "|".join(sorted(alone, key=len, reverse=True))
    counted = words["counted"]
    return re.compile(
        rf"(?=[{_BEGINNINGS}])(?:(?i:{anywhere})"
        rf"|{_YEAR}"
        rf"|(?<![A-Za-z0-9{_CROSS}])[{_CROSS}]{{2,}}(?![A-Za-z0-9])"
        rf"|(?<![A-Za-z0-9+＋.])[{_CROSS}{_NUMBER}][{counted}](?!方)"
        rf"|(?<=[{HAN}])[{_CROSS}](?![{HAN}0-9A-Za-z])"
        rf"|(?<![{words['some_not_after']}])某[{words['some']}]"
        rf"|(?<![{words['not_after']}])(?:{waiting})(?![{HAN}])"
        rf"|(?<![{HAN}，、])(?:{lonely})(?![{HAN}])"
        rf"|{_BLANK}|{_EMPTY_DATE}|{_CIRCLES}{f'|{_NAMED}' if is_braced else ''}"
        rf"|[（(](?:{told})[^（()）\n]{{0,40}}[）)]|[【\[](?:{told}|{square})[^\[\]【】\n]{{0,40}}[】\]])"
    )


MARKS = frozenset(f"{_CHARACTERS}（(《“ ")
"""Without one of these nothing was left for later."""
_SURE = "?？_＿□*＊○◯〇{<＜｛【[　△▲●◎■◆◇"
_MARK = lazy(f"[{re.escape(_CHARACTERS)}]")

_EMPTY = lazy("（[ ）]|[(][ )]|《[ 》]|“[ ”]|  ")
@cache
def _sign() -> re.Pattern[str]:
    """What stands in every line with such a place, in Simplified: a sign, or the first two characters of a word."""
    words: dict[str, Any] = read_yaml(_WORDS)
    listed = (words[name] for name in ("anywhere", "waiting", "alone", "told"))
    seconds: defaultdict[str, set[str]] = defaultdict(set)
    for word in (word for one in listed for word in one):
        seconds[word[0].lower()].update(word[1].lower() + word[1].upper())
    begun = "|".join(f"(?<=[{one}{one.upper()}])[{''.join(sorted(seconds[one]))}]" for one in sorted(seconds))
    begun = begun.replace("(?<=[待待])", f"(?<=待)(?<![{words['not_after']}]待)")
    sure = re.escape(_SURE) + _CROSS + _NUMBER
    return re.compile(
        rf"[{re.escape(_CHARACTERS)}{_NUMBER}（(《“ ](?:(?<= ) |(?<! )(?:(?<=[{sure}])|(?<=某)[{words['some']}]|{begun}"
        r"|(?<=[（(])[ ）)]|(?<=《)[ 》]|(?<=“)[ ”]))"
    )


def _may_be(text: str) -> bool:
    """Whether it is worth looking; most texts have none of the characters."""
    return _MARK.search(text) is not None or _EMPTY.search(text) is not None


def is_unfilled(text: str) -> bool:
    """Whether something in ``text`` was left for later."""
    return next(unfilled_spans(text), None) is not None


def unfilled_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the places that were left for later begin and end; places side by side are one."""
    if not _may_be(text):
        return
    start = end = -1
    for found in _places(simplify(text)):
        if start >= 0 and found.start() - end > _GAP:
            yield start, end
            start = -1
        start = found.start() if start < 0 else start
        end = found.end()
    if start >= 0:
        yield start, end


def _places(plain: str) -> Iterator[re.Match[str]]:
    for line in lines_with(_sign(), plain):
        yield from _pattern(_BRACE.search(plain) is not None).finditer(plain, *line)
