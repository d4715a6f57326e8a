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
    """``loaded`` in the script of ``plan``; the names of the feedback are known as well as those of the plan's script."""
    if loaded.script == plan.script:
        return loaded
    known = declared(loaded, plan.script)
    converter = ModelConverter(
        Converter(loaded.script, plan.script, known), lambda path: given(loaded, path, plan.script)
    )
    return replace(loaded, feedback=cast(Feedback, converter.model(loaded.feedback)), script=plan.script)
