"""The rules over what is written: unfilled places, ordinals, punctuation, quotation, figures, names, documents cited.

The rules over each text by itself are listed in `text_rules`; they find `Slip`s, so that what is certain can be
corrected (``check --fix``). The others read the whole plan.
"""

from __future__ import annotations

from planforge.checks.rule import Rule
from planforge.checks.text.cited_documents import documents_are_cited_in_full
from planforge.checks.text.era import era_is_used
from planforge.checks.text.glossary import terms_have_two_forms
from planforge.checks.text.mixed_scripts import scripts_are_not_mixed
from planforge.checks.text.name_spellings import names_are_spelled_one_way
from planforge.checks.text.number_fields import numbers_are_complete
from planforge.checks.text.repeated_sentences import sentences_stand_once
from planforge.checks.text.sibling_ordinals import entries_follow_each_other
from planforge.checks.text.slips import texts_are_clean

RULES: tuple[Rule, ...] = (
    texts_are_clean,
    scripts_are_not_mixed,
    terms_have_two_forms,
    era_is_used,
    names_are_spelled_one_way,
    documents_are_cited_in_full,
    numbers_are_complete,
    sentences_stand_once,
    entries_follow_each_other,
)
"""The rules over the texts of a plan together."""
