"""The 整改进展通报 as Word and Markdown: plans brought into one script, put together, written. Writes no file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from planforge.composing.progress import compose_progress
from planforge.converting import in_script
from planforge.pipeline import templates_for, write_docx, write_markdown
from planforge.plan.loading import LoadedPlan
from planforge.rectification.overview import overview
from planforge.writers.word import default_profile, load_profile


def progress_files(
    plans: Sequence[tuple[str, LoadedPlan]],
    as_of: date,
    within: int,
    formats: Sequence[str],
    script: str,
    folders: Sequence[Path] = (),
) -> dict[str, bytes]:
    """The document about ``plans`` (at least one, each with the name of its file) in ``script``, by format.

    Raises:
        TemplateProblem: a template cannot be rendered.
        Unavailable: a script cannot be converted here.
        WordError: the document holds what Word cannot.
    """
    converted = [(file, in_script(loaded, script)) for file, loaded in plans]
    of_republic = script == "hant-tw" and all(loaded.plan.era == "minguo" for _, loaded in converted)
    document = compose_progress(
        overview(converted, as_of, within),
        templates_for(script, tuple(folders)),
        script,
        "minguo" if of_republic else "common",
    )
    profile = load_profile(default_profile(script), script)
    writers = {"docx": lambda: write_docx(document, profile), "md": lambda: write_markdown(document)}
    return {format: writers[format]() for format in formats}
