"""The way of one file: bytes → located values → plan → findings → document → Word and Markdown.

Every step is a function of its arguments; the only file system and clock are those handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from planforge.checks import check as check_plan
from planforge.checks import check_feedback
from planforge.composing import compose, compose_part, survey
from planforge.converting import in_script, review
from planforge.diagnostics import Diagnostics
from planforge.language.catalogs import labels
from planforge.language.conversion import Unavailable
from planforge.plan.annexes import GENERATED
from planforge.plan.dates import CalendarDate
from planforge.plan.loading import LoadedFeedback, LoadedPlan, read_text
from planforge.plan.parts import ROWS
from planforge.plan.scripts import SCRIPT
from planforge.rectification.companions import Beside, with_companions
from planforge.source import decode
from planforge.templating import TemplateProblem, Templates

if TYPE_CHECKING:
    from planforge.document.tree import Document
    from planforge.writers.word import Profile, WordError

_PROFILE_NAME = re.compile(r"[\w-]+")
"""A profile is named, not pointed at: a plan opens no other file."""

_SHOWN = 20
"""Characters that a message lists."""


@dataclass(slots=True)
class Checked:
    """A file that has been read: its text, its findings, and its plan or feedback where one could be made out."""

    file: str
    text: str = ""
    loaded: LoadedPlan | None = None
    feedback: LoadedFeedback | None = None
    script: str = "hans"
    diagnostics: Diagnostics = field(default_factory=Diagnostics)


def read(data: bytes, file: str, beside: Beside | None = None) -> Checked:
    """Read and check the YAML in ``data``; ``file`` is its name in messages.

    ``beside`` reads the files that the plan names; without it they are left alone.
    """
    checked = Checked(file)
    text = decode(data, file, checked.diagnostics)
    if text is None:
        return checked
    checked.text = text
    found = read_text(text, file, checked.diagnostics)
    if isinstance(found, LoadedFeedback):
        checked.feedback, checked.script = found, found.script
        check_feedback(found, checked.diagnostics)
    elif found is not None:
        checked.loaded = with_companions(found, beside, checked.diagnostics) if beside else found
        checked.script = found.script
        check_plan(checked.loaded, checked.diagnostics)
    return checked


@lru_cache(maxsize=8)
def templates_for(script: str, folders: tuple[Path, ...] = ()) -> Templates:
    """The templates for documents in ``script``, compiled once."""
    return Templates(labels(script), folders, script)


def make_document(
    checked: Checked,
    folders: Sequence[Path] = (),
    as_of: CalendarDate | None = None,
    script: str | None = None,
    part: str | None = None,
) -> Document | None:
    """The document of a plan without errors, in ``script`` or its own; None, with a finding, where a template fails.

    ``as_of`` stands in for a 成文日期 that the plan does not have. ``part`` is a generated annex (ledger) that
    becomes a document of its own; without it the plan with its annexes.
    """
    loaded = checked.loaded
    if loaded is None:
        return None
    target = script or checked.script
    templates = templates_for(target, tuple(folders))
    survey(loaded, templates, checked.diagnostics)
    if checked.diagnostics.has_errors():
        return None
    if part and not ROWS[part](loaded):
        checked.diagnostics.warning("PF231", None, path=part, name=GENERATED[part][0])
    if as_of is not None and loaded.plan.date is None:
        loaded = replace(loaded, plan=loaded.plan.model_copy(update={"date": as_of}))
    try:
        written = in_script(loaded, target)
        if part:
            document = compose_part(written, templates, target, checked.diagnostics, part)
        else:
            document = compose(written, templates, target, checked.diagnostics)
    except TemplateProblem as problem:
        found = problem.diagnostic
        checked.diagnostics.add(replace(found, place=found.place or loaded.place(found.path)))
        return None
    except Unavailable as problem:
        checked.diagnostics.error(problem.code, None, **problem.facts)
        return None
    return None if checked.diagnostics.has_errors() else document


def layout(checked: Checked, folders: Sequence[Path] = (), script: str | None = None) -> Profile | None:
    """The layout profile of a plan (版式) in ``script``: the user's own where a folder has it, else planforge's.

    None, with a finding, where there is none of that name or it cannot be used.
    """
    from planforge.writers.word import ProfileError, default_profile, load_profile, profile_names

    plan = checked.loaded.plan if checked.loaded else None
    target = script or checked.script
    name = (plan.layout if plan else None) or default_profile(target)
    known = profile_names()
    is_bare = _PROFILE_NAME.fullmatch(name) is not None
    files = (folder / "layouts" / f"{name}.yaml" for folder in folders if is_bare)
    own = next((file for file in files if file.is_file()), None)
    try:
        if own is None and name not in known:
            raise ProfileError("PF520", name=name, known="、".join(known))
        return load_profile(own or name, target)
    except ProfileError as error:
        _report(checked, error, "layout")
        return None


def proofread(checked: Checked, folders: Sequence[Path] = (), script: str | None = None) -> None:
    """Report whatever stands in the way of the plan's documents in ``script``, and what its fonts lack."""
    document = make_document(checked, folders, script=script)
    profile = layout(checked, folders, script)
    if document is not None and profile is not None:
        guard_glyphs(checked, document, profile)


def review_conversion(checked: Checked, script: str | None = None) -> None:
    """Note every place whose conversion to ``script`` (common Traditional) the writer should decide."""
    loaded = checked.loaded
    if loaded is None:
        return
    target = script or "hant"
    for one in review(loaded, target):
        kind = "name" if one.reason == "name" else "term"
        facts = {"word": one.word, "form": one.form, "other": one.other, "reason": one.reason, kind: one.word}
        place, name = loaded.place_of(one.path, one.word), SCRIPT.choices[target][0]
        checked.diagnostics.note("PF720", place, path=one.path, script=name, times=str(one.times), **facts)


def guard_glyphs(checked: Checked, document: Document, profile: Profile) -> None:
    """Report the characters that the profile's fonts do not have."""
    from planforge.writers.word import missing_glyphs

    for missing in missing_glyphs(document, profile):
        place = checked.loaded.place(missing.path) if checked.loaded else None
        shown = "".join(missing.chars[:_SHOWN]) + ("…" if len(missing.chars) > _SHOWN else "")
        checked.diagnostics.warning("PF712", place, path=missing.path, font=missing.font, chars=shown)


def write_docx(document: Document, profile: Profile | None = None) -> bytes:
    """``document`` as a Word file, by GB/T 9704-2012 where no ``profile`` says otherwise.

    Raises:
        WordError: the document holds what Word cannot.
    """
    from planforge.writers import word

    return word.write(document, profile)


def write_markdown(document: Document) -> bytes:
    """``document`` as Markdown."""
    from planforge.writers import markdown

    return markdown.write(document).encode()


def render(
    checked: Checked,
    formats: Sequence[str],
    folders: Sequence[Path] = (),
    as_of: CalendarDate | None = None,
    script: str | None = None,
    part: str | None = None,
) -> dict[str, bytes] | None:
    """The files of a plan in ``script`` by format (see `FORMATS`); None, with findings, where it cannot be rendered.

    ``part`` as in `make_document`.
    """
    document = make_document(checked, folders, as_of, script, part)
    profile = layout(checked, folders, script)
    if document is None or profile is None:
        return None
    if "docx" in formats:
        guard_glyphs(checked, document, profile)
    writers: dict[str, Callable[[Document], bytes]] = {
        "docx": lambda tree: write_docx(tree, profile),
        "md": write_markdown,
    }
    from planforge.writers.word import WordError

    try:
        return {format: writers[format](document) for format in formats}
    except WordError as error:
        _report(checked, error, error.path)
        return None


def _report(checked: Checked, error: WordError, path: str) -> None:
    place = error.place or (checked.loaded.place(path) if checked.loaded else None)
    checked.diagnostics.add(replace(error.diagnostic, place=place))


FORMATS = ("docx", "md")
"""The output formats, by file extension."""
