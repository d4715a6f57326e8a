"""Names of persons: by surname and given name, character by character. No dictionary of words ever sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from planforge.language.conversion.lattice import Word
from planforge.language.conversion.tables import own, pairs
from planforge.language.conversion.words import characters, doubtful
from planforge.patterns import lazy

RUN = lazy(r"[㐀-鿿〇\U00020000-\U0003ffff]+")
"""A run of Han characters: no word and no name goes beyond it."""
_BETWEEN = lazy(r"(?<=[㐀-鿿])[\s　]+(?=[㐀-鿿])")
_GUESS, _TITLED_NAME, _TITLED, _DECLARED = 10.0, 7.0, 5.0, 3.5
"""The cost of a name that its surroundings betray, before a title, of a surname before one, of a declared one."""
_MARKS = "、，。；;,）)（(：: \n"
_TIME = frozenset("周每今明本上下当同此其去前后近次年月日第")
_LEAD = 12
"""Characters before a name in which a title is looked for."""


@cache
def _surnames() -> dict[str, str]:
    return pairs(own("people")["surnames"])


@cache
def _compound() -> dict[str, str]:
    return pairs(own("people")["compound"])


@cache
def _given() -> dict[int, str]:
    return str.maketrans({**characters(), **pairs(own("people")["given"])})


def person(name: str) -> str:
    """The Traditional form (OpenCC's standard) of a Simplified name; marks, blanks and Latin stay.

    A blank inside 周 丰 belongs to the name; a name before · follows the same rules on either side.
    """
    return RUN.sub(lambda match: _part(match[0]), name) if not _BETWEEN.search(name) else _spaced(name)


def _spaced(name: str) -> str:
    """周 丰: the first single character is the surname, the rest given."""
    first, *rest = _BETWEEN.split(name)
    blanks = _BETWEEN.findall(name)
    is_one = len(first) <= 2 and all(len(part) <= 2 for part in rest) and len(first) + sum(map(len, rest)) <= 4
    forms = [person(first), *(part.translate(_given()) if is_one else person(part) for part in rest)]
    return forms[0] + "".join(blank + form for blank, form in zip(blanks, forms[1:], strict=True))


def _part(name: str) -> str:
    for length, table in ((2, _compound()), (1, _surnames())):
        surname = name[:length]
        if surname in table and len(name) > length - 1:
            return table[surname] + name[length:].translate(_given())
    return characters().get(name[:1], name[:1]) + name[1:].translate(_given())


@cache
def undecidable() -> frozenset[str]:
    """Given-name characters of which only the family knows the Traditional form."""
    data = own("people")
    return frozenset(data["undecidable"].split()) - frozenset(data["certain"].split())


@cache
def doubtful_surnames() -> dict[str, str]:
    """Surnames of which only the family knows the Traditional form, with the other one (肖 is 肖 or 蕭)."""
    return pairs(own("people")["doubtful_surnames"])


def declared(name: str) -> Word:
    """A declared name as a word of running text."""
    cost = _DECLARED if len(name) > 2 else 2 * _DECLARED
    return Word(name, person(name), cost, "name")


class NamesInText:
    """Finds undeclared names by what stands around them: 班主任种培林获评…, 由郁文斌同志…, 范老师."""

    def __init__(self, is_word: Callable[[str], bool]) -> None:
        """``is_word`` tells a listed word: 后续 after 校长 is no name."""
        data = own("people")
        self.begins = frozenset("".join(data["common"].split()))
        self._is_word = is_word
        self._doubtful = doubtful()
        self._roles = (*data["roles"].split(), *data["role_ends"].split())
        self._links = tuple(data["links"].split())
        self._titles = tuple(data["titles"].split())
        self._acts = tuple(data["acts"].split())
        self._sure_acts = tuple(act for act in self._acts if len(act) > 1)
        self._role_before_list = re.compile(f"(?:{'|'.join(self._roles)})[:：]")

    def at(self, text: str, offset: int) -> Sequence[Word]:
        """The names that may stand at ``offset`` by their surroundings."""
        if text[offset] not in self.begins or self._doubtful.isdisjoint(text[offset : offset + 3]):
            return ()
        found = [self._guess(text, offset, length) for length in (3, 2)]
        return [word for word in (*found, self._titled(text, offset)) if word is not None]

    def _titled(self, text: str, offset: int) -> Word | None:
        """The surname in 范老师, 余副县长."""
        surname = text[offset]
        form = _surnames().get(surname)
        after = offset + (2 if text.startswith("副", offset + 1) else 1)
        if form is None or not text.startswith(self._titles, after) or self._is_word(text[offset : offset + 2]):
            return None
        return Word(surname, form, _TITLED, "guess")

    def _guess(self, text: str, offset: int, length: int) -> Word | None:
        name, end = text[offset : offset + length], offset + length
        if len(name) < length or not RUN.fullmatch(name) or self._doubtful.isdisjoint(name):
            return None
        titled = text.startswith(self._titles, end)
        is_sure = text.startswith(self._sure_acts, end) or (titled and length > 2)
        if self._is_word(name) or (self._is_word(name[:2]) and not is_sure):
            return None
        if name[1] in _TIME and self._is_word(name[1:]):  # 主任于周五主持
            return None
        before, after = self._before(text, offset), titled or self._after(text, end)
        if titled and not before and (offset == 0 or text[offset - 1] in _MARKS):
            before = "list"  # 、于发科长
        if before == "role" and name.startswith("后") and not titled:  # 审签后发布
            return None
        if not before or not after or (before == "link" and not (titled or text.startswith(self._acts, end))):
            return None
        return Word(name, person(name), (_TITLED_NAME if titled else _GUESS) + (3 - length) / 2, "guess")

    def _before(self, text: str, offset: int) -> str:
        """What stands before a name: ``role``, ``link`` or nothing."""
        lead = text[max(0, offset - _LEAD) : offset].rstrip(" ：:　")
        if lead.endswith(("、", "，", ",")):  # a further name of a list: 责任人：范里仁、余松涛
            return "role" if self._role_before_list.search(lead) else ""
        if lead.endswith(self._roles):
            return "role"
        return "link" if lead.endswith(self._links) else ""

    def _after(self, text: str, end: int) -> bool:
        """Whether the name may end here: before a mark, an act, or another word."""
        if end == len(text) or text[end] in _MARKS or text.startswith(self._acts, end):
            return True
        return any(self._is_word(text[end : end + length]) for length in (2, 3, 4))
