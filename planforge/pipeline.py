"""The way of one file: bytes → located values → plan → findings → document → Word and Markdown, schedule → calendar.

Every step is a function of its arguments; the only file system and clock are those handed in. What only some kinds of
plan or some formats need is imported by the step that needs it: most of the time of one plan is importing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from planforge.checks import check as check_plan
from planforge.checks import check_calendar, check_feedback
from planforge.composing import compose, compose_part, survey
from planforge.converting import in_script, review
from planforge.diagnostics import NO_LEVELS, Diagnostics, Levels
from planforge.extending.parsing import Parsed, parse, parse_base
from planforge.language.catalogs import labels
from planforge.language.unavailable import Unavailable
from planforge.patterns import lazy
from planforge.plan.annexes import GENERATED
from planforge.plan.companions import Beside
from planforge.plan.dates import CalendarDate
from planforge.plan.loading import LoadedCalendar, LoadedFeedback, LoadedFile, LoadedPlan, entry_of, read_file
from planforge.plan.parts import ROWS
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.plan.scripts import SCRIPT
from planforge.source import Mapping
from planforge.stages import Stage, stage
from planforge.templating import TemplateProblem, Templates, lies_within
from planforge.writers.formats import DOCUMENTS, SCHEDULES

if TYPE_CHECKING:
    from planforge.diagnostics import Diagnostic
    from planforge.document.tree import Block, Document
    from planforge.extending.row import Row
    from planforge.publicity.schedule import Schedule
    from planforge.writers.word import Profile, Remark, WordError

_PROFILE_NAME = lazy(r"[\w-]+")
"""A profile is named, not pointed at: a plan opens no other file."""

_SHOWN = 20
"""Characters that a message lists."""


@dataclass(slots=True)
class Checked:
    """A file that has been read: its text, its findings, and its plan (or what goes into one) where there is one."""

    file: str
    text: str = ""
    loaded: LoadedPlan | None = None
    input: LoadedFeedback | LoadedCalendar | None = None
    """What goes into plans, and is none itself."""
    script: str = "hans"
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    bases: dict[str, str] = field(default_factory=dict)
    """The texts of the files that it extends, by name."""

    @property
    def sources(self) -> dict[str, str]:
        """The texts of all files that the findings may be about, by name."""
        return {**self.bases, self.file: self.text}


def read(
    data: bytes, file: str, beside: Beside | None = None, levels: Levels = NO_LEVELS, over: Row | None = None
) -> Checked:
    """Read and check the YAML in ``data``; ``file`` is its name in messages, ``levels`` those of who asks.

    ``beside`` reads the files that the plan names; without it they are left alone, but a calendar and a plan that it
    extends are missed. ``over`` is laid over the plan, as a plan is over the one that it extends.
    """
    if over is None:
        return _read(data, file, beside, levels, None)
    from planforge.extending.specimen import Remembering, Specimen, found_in
    from planforge.extending.stand_ins import row_of_names
    from planforge.extending.telling import point_at_cells

    asked = Remembering(beside) if beside else None
    checked = _read(data, file, asked, levels, over)
    specimen = Specimen(data, file, tuple(levels.items()), row_of_names(over), beside is None)

    def read_specimen(beside: Beside | None) -> Iterable[Diagnostic]:
        return _read(data, file, beside, levels, specimen.row).diagnostics

    texts = checked.loaded.filled if checked.loaded else {}
    point_at_cells(checked.diagnostics, texts, over, lambda: found_in(specimen, asked, read_specimen))
    return checked


def _read(data: bytes, file: str, beside: Beside | None, levels: Levels, over: Row | None) -> Checked:
    checked = Checked(file)
    checked.diagnostics.relevel(levels)
    source = parse(data, file) if over is None else parse_base(data, file)
    checked.diagnostics.extend(source.found)
    if source.text is None:
        return checked
    checked.text = source.text
    with stage(Stage.PLAN):
        found = _bound(checked, source, beside, over)
    if isinstance(found, LoadedFeedback | LoadedCalendar):
        checked.input, checked.script = found, found.script
        _check_input(found, checked.diagnostics)
    elif found is not None:
        checked.loaded = _with_files(found, beside, checked.diagnostics)
        checked.script = found.script
        with stage(Stage.CHECKS):
            check_plan(checked.loaded, checked.diagnostics, levels)
    return checked


def read_rows(
    table: bytes,
    table_file: str,
    data: bytes,
    file: str,
    diagnostics: Diagnostics,
    beside: Beside | None = None,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    named: Sequence[str] = (),
) -> list[Row]:
    """The rows of ``table`` (CSV or .xlsx), each to be laid over the plan in ``data`` (``over`` of `read`).

    Everything that is wrong with the table is reported at once; where the plan cannot be used, its own findings are,
    and there are no rows. ``sheet`` is that of a workbook, ``encoding`` (a key of ``CODECS``) that of a CSV file;
    ``named`` are names of columns that are used elsewhere, as in names of files.
    """
    from planforge.extending.chain import extended
    from planforge.extending.rows import read_rows as read_table

    source, found = parse_base(data, file), Diagnostics()
    try:
        whole = extended(source, beside, found) if isinstance(source.node, Mapping) else None
    except Unavailable:
        whole = None
    if whole is None or whole.kind is None:
        diagnostics.extend(read(data, file, beside).diagnostics)
        return []
    return read_table(table, table_file, whole, diagnostics, sheet=sheet, encoding=encoding, named=named)


def _bound(checked: Checked, source: Parsed, beside: Beside | None, over: Row | None) -> LoadedFile | None:
    """What the file holds, on what it extends and under what is laid over it."""
    node = source.node
    if node is None:
        return None
    if not isinstance(node, Mapping) or (over is None and entry_of(node, "extends") is None):
        return read_file(node, checked.diagnostics, source.lines, source.script or "hans")
    from planforge.extending.reading import read_laid

    loaded, checked.bases = read_laid(source, beside, over, checked.diagnostics)
    return loaded


def _with_files(loaded: LoadedPlan, beside: Beside | None, diagnostics: Diagnostics) -> LoadedPlan:
    """``loaded`` with the files that it names. Without its calendar a schedule would be another one: it is missed."""
    if beside and isinstance(loaded.plan, RectificationPlan):
        from planforge.rectification.companions import with_companions

        return with_companions(loaded, beside, diagnostics)
    if isinstance(loaded.plan, PublicityPlan):
        from planforge.publicity.companions import with_calendars

        return with_calendars(loaded, beside or (lambda name: None), diagnostics, _check_input)
    return loaded


def _check_input(found: LoadedFile, diagnostics: Diagnostics) -> None:
    """Run the rules of what goes into plans."""
    if isinstance(found, LoadedFeedback):
        check_feedback(found, diagnostics)
    elif isinstance(found, LoadedCalendar):
        check_calendar(found, diagnostics)


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
    surveyed = survey(loaded, templates, checked.diagnostics)
    if checked.diagnostics.has_errors():
        return None
    if part and not ROWS[part](loaded):
        checked.diagnostics.warning("PF231", None, path=part, name=GENERATED[part][0])
    if as_of is not None and loaded.plan.date is None:
        loaded = replace(loaded, plan=loaded.plan.model_copy(update={"date": as_of}))
    try:
        with stage(Stage.COMPOSED):
            written = in_script(loaded, target)
            if written is not surveyed.loaded:
                surveyed = survey(written, templates, checked.diagnostics)
            if part:
                document = compose_part(surveyed, templates, target, checked.diagnostics, part)
            else:
                document = compose(surveyed, templates, target, checked.diagnostics)
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
    files = ((folder, folder / "layouts" / f"{name}.yaml") for folder in folders if is_bare)
    own = next((file for folder, file in files if file.is_file() and lies_within(folder, file)), None)
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


def stream_docx(document: Document, file: BinaryIO, profile: Profile | None = None, more: Iterable[Block] = ()) -> None:
    """Write to ``file``, which can seek, the bytes that `write_docx` gives, a few blocks at a time.

    ``more`` are further blocks of the last part, taken one by one, so that a document may be larger than the memory.
    After an error ``file`` holds a part of a Word file.

    Raises:
        WordError: the document holds what Word cannot, or gets too long.
    """
    from planforge.writers import word

    word.stream(document, file, profile, more)


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

    ``part`` as in `make_document`; a part has no schedule of its own. A format that the plan has nothing for is left
    out, with a finding; where that leaves none, None. The later of ``as_of`` and 成文日期 dates the calendar.
    """
    of_documents = [format for format in formats if format in DOCUMENTS]
    of_schedule = [format for format in formats if format in SCHEDULES and not part]
    documents = _documents(checked, of_documents, folders, as_of, script, part) if of_documents else {}
    schedules = _schedules(checked, of_schedule, folders, as_of, script) if of_schedule else {}
    if documents is None or checked.diagnostics.has_errors():
        return None
    found = {**documents, **schedules}
    return {format: found[format] for format in formats if format in found} if found or part else None


def render_review(
    checked: Checked,
    remark: Callable[[Diagnostic], Remark],
    folders: Sequence[Path] = (),
    as_of: CalendarDate | None = None,
    script: str | None = None,
    part: str | None = None,
) -> bytes | None:
    """The Word draft of a plan, or of a ``part``, with every finding as a comment that ``remark`` words.

    Among the findings are the places whose conversion to ``script`` people should decide; they are in the draft only.
    None, with findings, where the plan cannot be rendered.
    """
    document = make_document(checked, folders, as_of, script, part)
    profile = layout(checked, folders, script)
    if document is None or profile is None:
        return None
    guard_glyphs(checked, document, profile)
    from planforge.writers.word import WordError, write_review

    try:
        return write_review(document, profile, map(remark, _with_doubts(checked, script)))
    except WordError as error:
        _report(checked, error, error.path)
        return None


def _with_doubts(checked: Checked, script: str | None) -> Diagnostics:
    """The findings of a file together with the doubts about its conversion to ``script``."""
    asked = replace(checked, diagnostics=checked.diagnostics.copy())
    review_conversion(asked, script or checked.script)
    return asked.diagnostics


def _documents(
    checked: Checked,
    formats: Sequence[str],
    folders: Sequence[Path],
    as_of: CalendarDate | None,
    script: str | None,
    part: str | None,
) -> dict[str, bytes] | None:
    """The formats that a document is written in."""
    document = make_document(checked, folders, as_of, script, part)
    with stage(Stage.LAYOUT):
        profile = layout(checked, folders, script)
        if document is None or profile is None:
            return None
        if "docx" in formats:
            guard_glyphs(checked, document, profile)
    from planforge.writers.word import WordError

    try:
        return {format: _written(document, format, profile) for format in formats}
    except WordError as error:
        _report(checked, error, error.path)
        return None


def _written(document: Document, format: str, profile: Profile) -> bytes:
    if format == "docx":
        with stage(Stage.WORD):
            return write_docx(document, profile)
    with stage(Stage.MARKDOWN):
        return write_markdown(document)


def _schedules(
    checked: Checked,
    formats: Sequence[str],
    folders: Sequence[Path],
    as_of: CalendarDate | None,
    script: str | None,
) -> dict[str, bytes]:
    """The formats that the schedule is written in; those for which something is missing are reported instead."""
    loaded, target = checked.loaded, script or checked.script
    if loaded is None or checked.diagnostics.has_errors():
        return {}
    with stage(Stage.SCHEDULE):
        return _schedules_of(checked, loaded, formats, folders, as_of, target)


def _schedules_of(
    checked: Checked,
    loaded: LoadedPlan,
    formats: Sequence[str],
    folders: Sequence[Path],
    as_of: CalendarDate | None,
    target: str,
) -> dict[str, bytes]:
    schedule = _schedule(checked, loaded, target)
    if schedule is None or not schedule.occurrences:
        listed = "、".join(formats)
        checked.diagnostics.warning("PF946", loaded.place("schedule"), path="schedule", format=listed)
        return {}
    stamp = max((day.first() for day in (loaded.plan.date, as_of) if day), default=None)
    found: dict[str, bytes] = {}
    if "ics" in formats and stamp is None:
        checked.diagnostics.warning("PF947", None, format="ics")
    elif "ics" in formats and stamp:
        found["ics"] = write_calendar(schedule, stamp, target)
    if "xlsx" in formats and (profile := layout(checked, folders, target)):
        found["xlsx"] = write_workbook(schedule, stamp, target, profile.fonts.faces["song"].name)
    return found


def _schedule(checked: Checked, loaded: LoadedPlan, script: str) -> Schedule | None:
    """The schedule of a plan as ``script`` writes it; None where plans of its kind have none, or, with a finding, the
    conversion is not at hand."""
    if not isinstance(loaded.plan, PublicityPlan):
        return None
    try:
        plan = in_script(loaded, script).plan
    except Unavailable as problem:
        checked.diagnostics.error(problem.code, None, **problem.facts)
        return None
    from planforge.publicity.schedule import make_schedule

    return make_schedule(plan, script) if isinstance(plan, PublicityPlan) else None


def write_calendar(schedule: Schedule, stamp: date, script: str = "hans") -> bytes:
    """``schedule``, in ``script``, as an iCalendar file of the day ``stamp``; a later one updates an earlier one."""
    from planforge.writers import calendar

    return calendar.write(schedule, name=schedule.plan.title, stamp=stamp, translate=labels(script))


def write_workbook(schedule: Schedule, stamp: date | None = None, script: str = "hans", font: str = "宋体") -> bytes:
    """``schedule``, in ``script``, as an Excel workbook in which people fill in what came of it."""
    from planforge.writers import workbook

    return workbook.write(schedule, name=schedule.plan.title, stamp=stamp, translate=labels(script), font=font)


def _report(checked: Checked, error: WordError, path: str) -> None:
    place = error.place or (checked.loaded.place(path) if checked.loaded else None)
    checked.diagnostics.add(replace(error.diagnostic, place=place))
