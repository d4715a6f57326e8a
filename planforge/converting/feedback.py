"""The feedback of an inspection in the script of the plan that answers it."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from planforge.converting.declared import declared, given
from planforge.converting.models import ModelConverter
from planforge.language.conversion import Converter
from planforge.plan.feedback import Feedback
from planforge.plan.loading import LoadedFeedback, LoadedPlan


def feedback_in_script(loaded: LoadedFeedback, plan: LoadedPlan) -> LoadedFeedback:
    """``loaded`` in the script of ``plan``; the plan's own persons and units are written as it writes them."""
    if loaded.script == plan.script:
        return loaded
    known, own = declared(loaded, plan.script), declared(plan, plan.script)
    back = Converter(plan.script, loaded.script)
    forms = {
        **{back.person(name): name for name in own.persons},
        **{back.organisation(name): name for name in own.organisations},
    }
    known = replace(
        known,
        persons=known.persons | {back.person(name) for name in own.persons},
        organisations=known.organisations | {back.organisation(name) for name in own.organisations},
        given={**forms, **known.given},
    )
    converter = ModelConverter(
        Converter(loaded.script, plan.script, known), lambda path: given(loaded, path, plan.script)
    )
    return replace(loaded, feedback=cast(Feedback, converter.model(loaded.feedback)), script=plan.script)
