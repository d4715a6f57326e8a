"""The rules over each text by itself. Where two find something in the same characters, the earlier one speaks."""

from __future__ import annotations

from planforge.checks.text.brackets import unpaired_brackets
from planforge.checks.text.document_numbers import wrong_serials, wrong_year_brackets
from planforge.checks.text.doubled_marks import doubled_marks
from planforge.checks.text.end_marks import marks_at_end, marks_at_end_of_markdown
from planforge.checks.text.full_width import full_width_characters
from planforge.checks.text.half_width import half_width_marks
from planforge.checks.text.headings import is_heading, is_numbered_heading, is_numbered_text
from planforge.checks.text.mixed_numbers import circles_for_zero, mixed_numbers
from planforge.checks.text.ordinals import ordinals_with_commas, wrong_ordinals
from planforge.checks.text.own_numbers import number_of_heading, number_of_text, numbers_of_markdown
from planforge.checks.text.sequences import broken_sequences
from planforge.checks.text.slip import PROSE, WORDS, TextRule
from planforge.checks.text.straight_quotes import straight_quotes
from planforge.checks.text.unfilled_places import unfilled_places
from planforge.checks.text.unpaired_quotes import unpaired_quotes
from planforge.checks.text.usage import follows_standards, numbers_with_dots
from planforge.plan.fields import Kind

_NUMBERS = PROSE | {Kind.DOCUMENT_NUMBER}
_MARKDOWN = frozenset({Kind.MARKDOWN})
_NAMES = PROSE | {Kind.NAME}
TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("PF751", unfilled_places, of=WORDS, corrects=False),
    TextRule("PF758", wrong_year_brackets, of=_NUMBERS),
    TextRule("PF759", wrong_serials, of=_NUMBERS),
    TextRule("PF766", number_of_heading, of=_NAMES, where=is_numbered_heading),
    TextRule("PF766", number_of_text, where=is_numbered_text),
    TextRule("PF766", numbers_of_markdown, of=_MARKDOWN),
    TextRule("PF752", wrong_ordinals, fits=follows_standards),
    TextRule("PF752", ordinals_with_commas, fits=numbers_with_dots),
    TextRule("PF761", mixed_numbers),
    TextRule("PF761", circles_for_zero, fits=follows_standards),
    TextRule("PF760", full_width_characters, of=_NUMBERS | {Kind.NAME, Kind.ORGANISATION}),
    TextRule("PF765", doubled_marks),
    TextRule("PF754", marks_at_end, of=_NAMES, where=is_heading),
    TextRule("PF754", marks_at_end_of_markdown, of=_MARKDOWN),
    TextRule("PF755", half_width_marks),
    TextRule("PF756", straight_quotes),
    TextRule("PF711", unpaired_quotes, corrects=False),
    TextRule("PF757", unpaired_brackets, of=_NUMBERS, corrects=False),
    TextRule("PF753", broken_sequences, corrects=False),
)


def corrects(code: str) -> bool:
    """Whether something that ``code`` tells can be corrected with certainty."""
    return any(rule.code == code and rule.corrects for rule in TEXT_RULES)
