"""The 目标汇总表 as Word, Markdown and workbook: plans' texts brought into one script, put together. Writes no file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.composing.summed import compose_totals
from planforge.language.catalogs import labels
from planforge.pipeline import templates_for, write_docx, write_markdown
from planforge.summing.gathering import Totals, gather
from planforge.summing.spelling import in_script
from planforge.writers import workbook_summing
from planforge.writers.word import default_profile, load_profile

if TYPE_CHECKING:
    from planforge.document.tree import Document


def summed_files(totals: Totals, formats: Sequence[str], script: str, folders: Sequence[Path] = ()) -> dict[str, bytes]:
    """The document and the workbook about ``totals`` in ``script``, by format (docx, md, xlsx).

    Raises:
        TemplateProblem: a template cannot be rendered.
        Unavailable: a script cannot be converted here.
        WordError: the document holds what Word cannot.
    """
    converted = _in_script(totals, script)
    profile = load_profile(default_profile(script), script)
    document: Document | None = None
    if set(formats) - {"xlsx"}:
        document = compose_totals(converted, templates_for(script, tuple(folders)), script)
    found: dict[str, bytes] = {}
    for format in formats:
        if format == "xlsx":
            font = profile.fonts.faces["song"].name
            found[format] = workbook_summing.write(converted, translate=labels(script), font=font)
        elif document:
            found[format] = write_docx(document, profile) if format == "docx" else write_markdown(document)
    return found


def _in_script(totals: Totals, script: str) -> Totals:
    """``totals`` with all texts in ``script``; what is told is the same, for names are matched across scripts."""
    everyone = (*totals.schools, *totals.own)
    if all(one.script == script for one in (*everyone, *filter(None, [totals.county]))):
        return totals
    county = in_script(totals.county, script) if totals.county else None
    return gather((in_script(one, script) for one in everyone), totals.as_of, county, totals.unread)
