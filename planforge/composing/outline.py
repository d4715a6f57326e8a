"""From the written outline (提纲) to sections: names looked up, empty ones left out, free ones placed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from planforge.composing.sections import Section
from planforge.composing.usual import UsualOutline
from planforge.diagnostics import Diagnostic, Diagnostics, Place, Severity
from planforge.document.numbering import is_bullet, is_unnumbered, mark_level, parse_mark
from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.patterns import lazy
from planforge.plan.keys import Meant, meant
from planforge.plan.loading import LoadedPlan
from planforge.plan.outline import OutlineEntry
from planforge.plan.plan import Plan
from planforge.plan.sections import Section as FreeSection
from planforge.plan.words import words

SECTIONS = "sections"
"""章节: stands for the free sections that have no place of their own."""
HEADLESS = frozenset({"preamble", "closing"})
"""Sections that have no heading unless one is written."""
WRITTEN = frozenset(
    {
        *("preamble", "guiding", "principles", "situation", "philosophy", "goal", "targets", "yearly", "measures"),
        *("stages", "group", "safeguards", "requirements", "people", "basis", "sections", "closing", "findings"),
        *("theme", "channels", "chapters", "schedule", "review", "submission"),
    }
)
"""The fields of a plan that an outline may place."""
DUTY_ANNEXES = frozenset({"persons", "duties"})
"""The generated annexes that print the duties of the people on the register."""
_RUN_ON_LEVEL = 3
_PLACE = lazy(r"^(?P<name>.+?)之?(?P<side>前|后|後)$")
_YES = {"是", "要", "yes", "true"}


@dataclass
class Resolver:
    """Resolves the outline of one plan."""

    loaded: LoadedPlan
    usual: UsualOutline
    translate: Callable[[str], str]
    diagnostics: Diagnostics
    doubtful: set[str] = field(default_factory=set)
    """Fields and titles that a finding already speaks of; they are not reported as left out too."""
    named: set[str | int] = field(default_factory=set)
    """Fields, and identities of free sections, that the outline has named so far."""

    @property
    def plan(self) -> Plan:
        return self.loaded.plan

    @property
    def is_own(self) -> bool:
        """Whether the plan has an outline of its own."""
        return bool(self.plan.outline)

    def sections(self) -> list[Section]:
        """The sections with something in them, in order."""
        entries, path = (self.plan.outline, "outline") if self.is_own else (self.usual.entries, "entries")
        sections = self._place_free(self._entries(entries, 1, path))
        if entries:
            self._report_left_out(sections)
        filled = (self._filled(section) for section in sections)
        return [section for section in filled if section]

    # -- one entry -----------------------------------------------------------------------------

    def _entries(self, entries: Iterable[OutlineEntry], level: int, path: str) -> tuple[Section, ...]:
        resolved = (self._entry(entry, level, f"{path}.{index}") for index, entry in enumerate(entries))
        return tuple(section for section in resolved if section)

    def _entry(self, entry: OutlineEntry, level: int, path: str) -> Section | None:
        below = self._entries(entry.content, level + 1, f"{path}.content") if not _is_short(entry) else ()
        entry = _collapse(entry)
        items = tuple(item for item in map(self._named, entry.key) if item)
        if not items and not entry.content:
            self._report_empty(entry, path)
        if not items and (entry.key or not entry.content):
            return None
        return Section(
            items=items,
            heading=None if entry.expand else self._heading(entry, items),
            level=level,
            marks=tuple(self._checked_mark(mark) for mark in entry.marks),
            run_on_level=self._run_on(entry),
            expand=entry.expand,
            duty=entry.duty or "inline",
            run_in=entry.run_in,
            children=below,
        )

    def _report_empty(self, entry: OutlineEntry, path: str) -> None:
        """An entry that names nothing, unless an error in it says why."""
        place = self._places.get(path)
        if not entry.key and not (place and any(_is_error_in(found, place) for found in self.diagnostics)):
            self.diagnostics.error("PF233", place, path=path)

    def _named(self, name: str) -> str | FreeSection | None:
        """The plan field, or the free section, that ``name`` means."""
        item = self._meant(name)
        if item is None:
            self._report_unknown(name)
            return None
        known = item if isinstance(item, str) else id(item)
        if known in self.named:
            self.diagnostics.warning("PF234", self._place(name), path=getattr(name, "path", ""), name=name)
        self.named.add(known)
        return item

    def _meant(self, name: str) -> str | FreeSection | None:
        for free in self.plan.sections:
            if fold(free.title) == fold(name):
                return free
        found = self._placeable(name)
        return found.name if found else None

    def _placeable(self, name: str) -> Meant | None:
        """The plan field, or the view of one, that ``name`` is a word for."""
        found = meant(type(self.plan), name)
        if found and found.name in WRITTEN:
            return found
        for key, view in self.plan.views.items():
            if fold(name) in map(fold, (key, view.zh, *view.also)):
                return Meant(key, view.zh, fold(name) in map(fold, view.also))
        return None

    def _report_unknown(self, name: str) -> None:
        near = nearest(name, [*self._words(), *(free.title for free in self.plan.sections)])
        if near:
            self.doubtful.add(self._words().get(near, near))
        self.diagnostics.error("PF225", self._place(name), name=name, nearest=near)

    def _words(self) -> dict[str, str]:
        """Every word for a field that an outline may place -> the field."""
        fields = ((name, entry) for name, entry in words(type(self.plan)).items() if name in WRITTEN)
        found = {word: name for name, entry in fields for word in (*entry.also, entry.zh, name)}
        views = self.plan.views.items()
        return found | {word: name for name, view in views for word in (*view.also, view.zh, name)}

    def _heading(self, entry: OutlineEntry, items: Sequence[str | FreeSection]) -> str | None:
        if entry.heading:
            return entry.heading if self.is_own else self.translate(str(entry.heading))
        if not items:
            return None
        first = items[0]
        if isinstance(first, FreeSection):
            return first.title
        if first in HEADLESS or first == SECTIONS:
            return None
        found = self._placeable(entry.key[0])
        if self.is_own and found and found.synonym:
            return entry.key[0]
        return self.translate(self._usual(first))

    def _usual(self, key: str) -> str:
        """The heading of ``key`` in the kind's own outline."""
        if key in self._usual_headings:
            return self._usual_headings[key]
        view = self.plan.views.get(key)
        return view.zh if view else words(type(self.plan))[key].zh

    @cached_property
    def _usual_headings(self) -> dict[str, str]:
        """By the last field under it: each heading that the kind's own outline writes."""
        found: dict[str, str] = {}
        for entry in map(_collapse, self.usual.entries):
            names = [one.name for name in entry.key if (one := self._placeable(name))]
            if names and entry.heading:
                found.setdefault(names[-1], str(entry.heading))
        return found

    def _checked_mark(self, mark: str) -> str:
        if not (parse_mark(mark) or is_unnumbered(mark) or is_bullet(mark)):
            self.diagnostics.error("PF228", self._place(mark), mark=mark)
        return mark

    def _place(self, text: str) -> Place | None:
        """Where a text of the outline stands: in the plan, or in the file of the kind's outline."""
        return self._places.get(getattr(text, "path", ""))

    @property
    def _places(self) -> dict[str, Place]:
        return self.loaded.places if self.is_own else self.usual.places

    def _run_on(self, entry: OutlineEntry) -> int | None:
        if entry.run_on is None:
            return None
        if entry.run_on in _YES:
            return _RUN_ON_LEVEL
        level = mark_level(entry.run_on)
        if level is None:
            self.diagnostics.error("PF228", self._place(entry.run_on), mark=entry.run_on)
        return level

    # -- free sections -------------------------------------------------------------------------

    def _place_free(self, sections: Iterable[Section]) -> list[Section]:
        """Free sections that the outline does not name: where they ask to stand, else where 章节 stands."""
        waiting = [free for free in self.plan.sections if id(free) not in self.named]
        placed = [free for free in waiting if free.place]
        spread = [free for free in waiting if not free.place]
        sections = self._with_placed(sections, placed)
        stands = any(SECTIONS in section.keys for section in _all(sections))
        sections = list(_spread(sections, spread))
        if not stands and not self.is_own:
            sections.extend(_alone(free, 1) for free in spread)
        sections = self._with_placed(sections, placed)
        for free in placed:
            self._report_nowhere(free)
        return sections

    def _with_placed(self, sections: Iterable[Section], placed: list[FreeSection]) -> list[Section]:
        return [one for section in sections for one in self._around(section, placed)] if placed else list(sections)

    def _around(self, section: Section, placed: list[FreeSection]) -> Iterator[Section]:
        """``section`` between the free sections that ask to stand beside it; they leave ``placed``."""
        before, after = self._take(section, placed, "前"), self._take(section, placed, "后後")
        for free in before:
            yield from self._around(_alone(free, section.level), placed)
        yield section._replace(children=tuple(self._with_placed(section.children, placed)))
        for free in after:
            yield from self._around(_alone(free, section.level), placed)

    def _take(self, section: Section, placed: list[FreeSection], sides: str) -> list[FreeSection]:
        taken = [free for free in placed if self._asks_for(free, section, sides)]
        placed[:] = [free for free in placed if free not in taken]
        return taken

    def _asks_for(self, free: FreeSection, section: Section, sides: str) -> bool:
        found = _PLACE.match(free.place or "")
        if found is None or found["side"] not in sides:
            return False
        target = self._placeable(found["name"])
        titles = [section.heading or "", *(one.title for one in section.frees)]
        return (target is not None and target.name in section.keys) or fold(found["name"]) in map(fold, titles)

    def _report_nowhere(self, free: FreeSection) -> None:
        self.doubtful.add(free.title)
        place = free.place or ""
        self.diagnostics.error("PF230", self.loaded.place(getattr(place, "path", "")), where=place)

    # -- what is there -------------------------------------------------------------------------

    def _filled(self, section: Section) -> Section | None:
        """``section`` without what the plan has nothing for; None where nothing is left."""
        items = tuple(item for item in section.items if isinstance(item, FreeSection) or has_content(self.plan, item))
        children = tuple(child for child in map(self._filled, section.children) if child)
        return section._replace(items=items, children=children) if items or children else None

    def _is_left_out(self, key: str, used: set[str]) -> bool:
        """Whether the plan has something for ``key`` that nothing prints.

        引言 also cites the 依据, and the annexes in `DUTY_ANNEXES` list the 职责 of the 人员.
        """
        if key == "basis":
            return bool(self.plan.basis) and "preamble" not in used
        if key == "people":
            listed = any(annex.generated in DUTY_ANNEXES for annex in self.plan.annexes)
            return has_content(self.plan, key) and not listed
        if key == "preamble":
            return bool(self.plan.preamble)
        shown = any(view.field == key and name in used for name, view in self.plan.views.items())
        return has_content(self.plan, key) and not shown

    def _report_left_out(self, sections: list[Section]) -> None:
        used = {key for section in _all(sections) for key in section.keys} | self.doubtful
        frees = {id(free) for section in _all(sections) for free in section.frees}
        model = type(self.plan)
        for key in words(model):
            if key in WRITTEN - used - {SECTIONS} and self._is_left_out(key, used):
                self._left_out(words(model)[key].zh, key, self.loaded.keys.get(key))
        for index, free in enumerate(self.plan.sections):
            path = f"sections.{index}.title"
            if id(free) not in frees and free.title not in self.doubtful:
                self._left_out(free.title, path, self.loaded.place(path))

    def _left_out(self, word: str, path: str, place: Place | None) -> None:
        """Without a place where the outline is not the plan's: nothing in the plan is miswritten."""
        self.diagnostics.warning("PF226", place if self.is_own else None, path=path, word=word)


def has_content(plan: Plan, key: str) -> bool:
    """Whether ``plan`` has something to write under ``key``."""
    if key == "people":
        return any(person.duty for person in plan.people)
    if key == "preamble":
        return bool(plan.preamble or plan.basis or getattr(plan, "feedback", ()))
    field = plan.views[key].field if key in plan.views else key
    if field == "findings":
        return bool(getattr(plan, "findings", None) or getattr(plan, "pending", ()))
    if field == "review":
        return bool(getattr(plan, "review", ()) or getattr(plan, "lead_days", None))
    return bool(getattr(plan, field, None))


def _is_error_in(found: Diagnostic, place: Place) -> bool:
    if found.severity is not Severity.ERROR or found.place is None or found.place.file != place.file:
        return False
    start, end = (place.line, place.column), (place.end_line, place.end_column)
    return start <= (found.place.line, found.place.column) < end


def _alone(free: FreeSection, level: int) -> Section:
    return Section(items=(free,), heading=free.title, level=level)


def _spread(sections: Iterable[Section], frees: Sequence[FreeSection]) -> Iterator[Section]:
    """``sections`` with the ``frees`` where 章节 stands: sections of their own, or items among a section's others."""
    for section in sections:
        children = tuple(_spread(section.children, frees))
        if section.items != (SECTIONS,):
            yield section._replace(items=tuple(_spread_items(section.items, frees)), children=children)
        elif section.heading:
            below = (_alone(free, section.level + 1) for free in frees)
            yield section._replace(items=(), children=(*below, *children))
        else:
            yield from (section._replace(items=(free,), heading=free.title, children=()) for free in frees)
            yield from children


def _spread_items(items: Iterable[str | FreeSection], frees: Iterable[FreeSection]) -> Iterator[str | FreeSection]:
    for item in items:
        yield from frees if item == SECTIONS else (item,)


def _is_short(entry: OutlineEntry) -> bool:
    """Whether ``重点任务: 措施`` was written, which names one thing to put under a heading."""
    if entry.key or len(entry.content) != 1:
        return False
    (only,) = entry.content
    return bool(only.key) and not only.heading and not only.content


def _collapse(entry: OutlineEntry) -> OutlineEntry:
    """A short entry has no section below its heading."""
    return entry.model_copy(update={"key": entry.content[0].key, "content": ()}) if _is_short(entry) else entry


def _all(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.children)
