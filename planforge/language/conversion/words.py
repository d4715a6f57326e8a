"""The words of Simplified text with their Traditional forms: planforge's terms and lists, OpenCC's phrases.

Forms are in OpenCC's standard Traditional (爲 衆 裏); `regional` makes a profile's spelling of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Literal

from planforge.language.conversion.lattice import Word, best_path
from planforge.language.conversion.tables import forms_given, own, pairs, published, word_list

Manner = Literal["text", "org", "docnumber"]
Finder = Callable[[str, int], Sequence[Word]]
"""Finds words that no list can hold: patterns, names."""

PHRASES = ("STPhrases_GeneratedFromRegionalPhrases", "STPhrases")
LONGEST = 8
_TERM, _WORD, _PHRASE, _PLACE = 7.5, 8.0, 11.0, 10.0
"""The cost of a term, a listed word, a phrase of OpenCC's, a place's name in running text."""
_RARER = 9.0
"""The cost of a word of the list that is there for the boundaries."""
_REMEMBERED = 50_000
"""Places of texts whose words are remembered: plans say the same things again."""
_DIVISIONS = "省市州县区镇乡村"
_MARKED_TERM, _MARKED = 8.5, 13.0
"""The cost of a term and of a phrase that change a character's usual form."""
_LENGTH = 0.5
"""The cost of each character beyond two."""
_CHARACTER, _PARTICLE = 10.0, 7.0
"""The cost of a single character, and of one that is often a word of its own."""
_PATTERN = 5.0


def characters(manner: Manner = "text") -> dict[str, str]:
    """Each Simplified character's usual Traditional form."""
    return _characters(manner)


@cache
def _characters(manner: Manner) -> dict[str, str]:
    usual = {char: forms.split(" ", 1)[0] for char, forms in published("STCharacters").items()}
    data = own("characters")
    own_ones = pairs(data["text"]) if manner == "text" else {**pairs(data["text"]), **pairs(data[manner])}
    return {**usual, **own_ones}


@cache
def forms(char: str) -> tuple[str, ...]:
    """The Traditional forms that OpenCC knows of ``char``, the first choice first."""
    return tuple(published("STCharacters").get(char, char).split(" "))


@cache
def doubtful() -> frozenset[str]:
    """The characters that have several Traditional forms."""
    return frozenset([*(char for char, targets in published("STCharacters").items() if " " in targets), "么"])


class Words:
    """The words of running text; `OrganisationWords` and `NumberWords` add to them or take their place."""

    def __init__(self) -> None:
        self._single = str.maketrans(characters())
        self._particles = frozenset("".join(own("characters")["words"].split()))
        self._known: dict[str, Word | None] = {}
        self._found: dict[str, list[Word]] = {}
        self._chars: dict[str, Word] = {}
        self._terms = _given("terms")
        self._places = _given("places")

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset((*word_list("common_words"), *word_list("office_words")))

    @cached_property
    def _listed(self) -> frozenset[str]:
        return self._common.union(word_list("boundary_words"))

    @cached_property
    def _phrases(self) -> dict[str, str]:
        rare, usual = map(published, PHRASES)
        return {**rare, **usual}

    @cached_property
    def marked(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words that read otherwise than their characters alone do, and how they begin (two characters).

        Where none of them lies, no cutting of the sentence makes a difference.
        """
        usual = "\n".join(self._phrases).translate(self._single).split("\n")
        phrases = (
            word
            for (word, forms), plain in zip(self._phrases.items(), usual, strict=True)
            if not forms.startswith(plain) and len(word) <= LONGEST
        )
        given = {**self._places, **self._terms}
        own_ones = (word for word, form in given.items() if form and form != self.single(word))
        places = (place for place, form in self._places.items() if form and form != self.single(place))
        marked = frozenset((*phrases, *own_ones, *_divided(places)))
        return marked, frozenset([word[:2] for word in marked])

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        """Every word of two characters and more."""
        return frozenset().union(self._phrases, self._listed, self._terms, self._places, _divided(self._places))

    @cached_property
    def _long_beginnings(self) -> frozenset[str]:
        """The first four characters of every word of five and more."""
        return frozenset([word[:4] for word in self._vocabulary if len(word) > 4])

    def at(self, text: str, offset: int) -> list[Word]:
        """The words that may stand at ``offset``, the single character first; not to be changed by the caller."""
        window = text[offset : offset + LONGEST]
        found = self._found.get(window)
        if found is None:
            if len(self._found) > _REMEMBERED:
                self._found.clear()
            found = self._found[window] = self._at(text, offset)
        return found

    def _at(self, text: str, offset: int) -> list[Word]:
        found = [self._character(text[offset])]
        vocabulary = self._vocabulary
        for length in (2, 3, 4):
            longer = text[offset : offset + length]
            if longer in vocabulary and (word := self.word(longer)):
                found.append(word)
        if longer in self._long_beginnings:
            found += self._long_ones(text, offset)
        return found

    def _long_ones(self, text: str, offset: int) -> list[Word]:
        slices = (text[offset : offset + length] for length in range(5, min(LONGEST, len(text) - offset) + 1))
        return [word for longer in slices if longer in self._vocabulary and (word := self.word(longer))]

    def single(self, text: str) -> str:
        """``text`` character by character."""
        return text.translate(self._single)

    def word(self, text: str) -> Word | None:
        """The word ``text``, where it is one."""
        try:
            return self._known[text]
        except KeyError:
            self._known[text] = word = self._look_up(text)
            return word

    def is_common(self, text: str) -> bool:
        """Whether ``text`` is a common word or a term of the office."""
        return text in self._common or text in self._terms

    def _look_up(self, text: str) -> Word | None:
        length = _LENGTH * (len(text) - 2)
        usual = text.translate(self._single)
        if text in self._terms:
            form = self._terms[text] or usual
            return Word(text, form, (_TERM if form == usual else _MARKED_TERM) + length, "term")
        phrase = self._phrases.get(text)
        known = phrase.split(" ", 1)[0] if phrase else None
        if text in self._listed:
            cost = _WORD if text in self._common else _RARER
            return Word(text, known or self._inner(text), cost + length, "word")
        if place := self._place(text):
            return place
        if known is None:
            return None
        return Word(text, known, (_PHRASE if known == usual else _MARKED) + length + self._distrust, "phrase")

    _place_cost = _PLACE
    _distrust = 0.0
    """What OpenCC's phrases cost more."""

    def _place(self, text: str) -> Word | None:
        """The place ``text``, alone or with its division: 江干, 江干区."""
        length = _LENGTH * (len(text) - 2)
        if text in self._places:
            return Word(text, self._place_form(text), self._place_cost + length, "place")
        place, division = text[:-1], text[-1]
        if division in _DIVISIONS and place in self._places:
            return Word(text, self._place_form(place) + self._form(division), _TERM + length, "place")
        return None

    def _place_form(self, place: str) -> str:
        return self._places[place] or "".join(map(self._form, place))

    def _inner(self, text: str) -> str:
        """The form of a word that no table gives, by the words inside it."""
        if len(text) == 2 or doubtful().isdisjoint(text):
            return text.translate(self._single)
        self._known[text] = None  # the word is not inside itself
        path = best_path(text, 0, len(text), self.at)
        return "".join(placed.word.form for placed in path)

    def _character(self, char: str) -> Word:
        word = self._chars.get(char)
        if word is None:
            cost = _PARTICLE if char in self._particles else _CHARACTER
            word = self._chars[char] = Word(char, self._form(char), cost, "character")
        return word

    def _form(self, char: str) -> str:
        return char.translate(self._single)


def _divided(places: Iterable[str]) -> Iterator[str]:
    """``places`` with each kind of division after them: 江干区, 江干县."""
    return (f"{place}{division}" for place in places for division in _DIVISIONS)


class OrganisationWords(Words):
    """The words of names of organisations: places are likelier, and what is left over is part of a place's name."""

    def __init__(self) -> None:
        super().__init__()
        self._own = characters("org")

    def _form(self, char: str) -> str:
        return self._own.get(char, char)

    _place_cost = _TERM
    _distrust = 5.0

    def _look_up(self, text: str) -> Word | None:
        return self._place(text) or super()._look_up(text)


class NumberWords(OrganisationWords):
    """Agencies' abbreviations in document numbers: places, else character by character; no other word."""

    def __init__(self) -> None:
        super().__init__()
        self._own = characters("docnumber")

    def _look_up(self, text: str) -> Word | None:
        return self._place(text)


def words(manner: Manner = "text") -> Words:
    """The words of ``manner``, made once."""
    return _made(manner)


@cache
def _made(manner: Manner) -> Words:
    return {"text": Words, "org": OrganisationWords, "docnumber": NumberWords}[manner]()


@cache
def _given(name: str) -> dict[str, str]:
    """Word -> form of a file of ours; an empty form stands for the characters' usual ones."""
    return {word: form for group in own(name).values() for word, form in forms_given(group).items() if len(word) > 1}


class Patterns:
    """Readings that follow from the surroundings (应X尽X, 三里路), see ``patterns.yaml``."""

    def __init__(self) -> None:
        self._usual = str.maketrans(characters())
        self._rules: dict[str, list[tuple[re.Pattern[str], dict[int, str]]]] = {}
        for rule in own("patterns")["rules"]:
            compiled = re.compile(rule["match"]), str.maketrans(pairs(rule["reads"]))
            for char in rule["begins"]:
                self._rules.setdefault(char, []).append(compiled)
        self.begins = frozenset(self._rules)

    def at(self, text: str, offset: int) -> list[Word]:
        """The pattern words at ``offset``."""
        matches = ((rule.match(text, offset), table) for rule, table in self._rules.get(text[offset], ()))
        return [
            Word(match[0], _read(match[0], table, self._usual), _PATTERN, "pattern")
            for match, table in matches
            if match
        ]


def _read(text: str, table: dict[int, str], usual: dict[int, str]) -> str:
    return "".join(char.translate(table) if ord(char) in table else char.translate(usual) for char in text)
