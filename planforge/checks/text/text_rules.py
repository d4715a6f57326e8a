"""The rules over each text by itself. Where two find something in the same characters, the earlier one speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planforge.checks.characters import HEADING
from planforge.checks.text.brackets import BRACKETS, unpaired_brackets
from planforge.checks.text.document_numbers import YEAR_BRACKETS, wrong_serials, wrong_year_brackets
from planforge.checks.text.doubled_marks import POINTS, doubled_marks
from planforge.checks.text.end_marks import (
    ENDING,
    SPOKEN,
    exclamations_at_end,
    exclamations_at_end_of_markdown,
    marks_at_end,
    marks_at_end_of_markdown,
)
from planforge.checks.text.full_width import FULL_WIDTH, full_width_characters
from planforge.checks.text.half_width import HALF_WIDTH, half_width_brackets, half_width_marks
from planforge.checks.text.headings import is_heading, is_heading_of_duties, is_numbered_heading, is_numbered_text
from planforge.checks.text.mixed_numbers import CIRCLES, NUMERALS, circles_for_zero, mixed_numbers
from planforge.checks.text.ordinals import BEHIND_ORDINALS, SYMBOLS, ordinals_with_commas, wrong_ordinals
from planforge.checks.text.own_numbers import number_of_heading, number_of_text, numbers_of_markdown
from planforge.checks.text.quotes import STRAIGHT
from planforge.checks.text.sequences import LATER_ORDINALS, broken_sequences
from planforge.checks.text.slip import PROSE, WORDS, TextRule
from planforge.checks.text.straight_quotes import straight_quotes
from planforge.checks.text.unfilled_places import unfilled_places
from planforge.checks.text.unpaired_quotes import CURLED, unpaired_quotes
from planforge.checks.text.usage import follows_standards, numbers_with_dots
from planforge.checks.unfilled import MARKS
from planforge.patterns import lazy
from planforge.plan.fields import Kind

_NUMBERS = PROSE | {Kind.DOCUMENT_NUMBER}
_MARKDOWN = frozenset({Kind.MARKDOWN})
_HEADED = frozenset(HEADING)
"""Markdown with a heading in it."""
_NAMES = PROSE | {Kind.NAME}
_PEOPLE = frozenset({Kind.PERSON, Kind.ORGANISATION})
TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("PF751", unfilled_places, of=WORDS, needs=MARKS, corrects=False),
    TextRule("PF758", wrong_year_brackets, of=_NUMBERS, needs=YEAR_BRACKETS),
    TextRule("PF759", wrong_serials, of=_NUMBERS, needs=YEAR_BRACKETS),
    TextRule("PF766", number_of_heading, of=_NAMES, where=is_numbered_heading),
    TextRule("PF766", number_of_text, where=is_numbered_text),
    TextRule("PF766", numbers_of_markdown, of=_MARKDOWN, needs=_HEADED),
    TextRule("PF752", wrong_ordinals, fits=follows_standards, needs=BEHIND_ORDINALS | SYMBOLS),
    TextRule("PF752", ordinals_with_commas, fits=numbers_with_dots, needs=frozenset("、")),
    TextRule("PF761", mixed_numbers, needs=NUMERALS),
    TextRule("PF761", circles_for_zero, fits=follows_standards, needs=CIRCLES),
    TextRule("PF760", full_width_characters, of=_NUMBERS | {Kind.NAME, Kind.ORGANISATION}, needs=FULL_WIDTH),
    TextRule("PF765", doubled_marks, needs=POINTS),
    TextRule("PF754", marks_at_end, of=_NAMES, where=is_heading, needs=ENDING),
    TextRule("PF754", marks_at_end_of_markdown, of=_MARKDOWN, needs=_HEADED),
    TextRule("PF754", exclamations_at_end, of=_NAMES, where=is_heading_of_duties, needs=SPOKEN),
    TextRule("PF754", exclamations_at_end_of_markdown, of=_MARKDOWN, needs=SPOKEN),
    TextRule("PF755", half_width_marks, needs=HALF_WIDTH),
    TextRule("PF755", half_width_brackets, of=_PEOPLE, needs=HALF_WIDTH),
    TextRule("PF756", straight_quotes, needs=STRAIGHT),
    TextRule("PF711", unpaired_quotes, needs=CURLED, corrects=False),
    TextRule("PF757", unpaired_brackets, of=_NUMBERS, needs=BRACKETS, corrects=False),
    TextRule("PF753", broken_sequences, needs=LATER_ORDINALS, corrects=False),
)
NEEDED = frozenset[str]().union(*(rule.needs for rule in TEXT_RULES if rule.needs))
"""The characters that any of them needs."""


_NEEDED = lazy(f"[{re.escape(''.join(sorted(NEEDED)))}]")


def marks_in(text: str) -> frozenset[str]:
    """The characters in ``text`` that some rule needs."""
    return frozenset(_NEEDED.findall(text))


def needing(rules: Iterable[TextRule], marks: frozenset[str]) -> Iterator[TextRule]:
    """Those of ``rules`` that may find something in a text with these of the characters."""
    return (rule for rule in rules if rule.needs is None or not rule.needs.isdisjoint(marks))


def corrects(code: str) -> bool:
    """Whether something that ``code`` tells can be corrected with certainty."""
    return any(rule.code == code and rule.corrects for rule in TEXT_RULES)
