"""From the written outline (提纲) to sections: names looked up, empty ones left out, free ones placed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from planforge.composing.sections import FREE, Section
from planforge.composing.usual import UsualOutline
from planforge.diagnostics import Diagnostics, Place
from planforge.document.numbering import is_bullet, is_unnumbered, mark_level, parse_mark
from planforge.language.nearest import nearest
from planforge.language.script import fold
from planforge.plan.keys import meant
from planforge.plan.loading import LoadedPlan
from planforge.plan.outline import OutlineEntry
from planforge.plan.plan import Plan
from planforge.plan.sections import Section as FreeSection
from planforge.plan.words import words

HEADLESS = frozenset({"preamble", "closing"})
"""Sections that have no heading unless one is written."""
WRITTEN = frozenset(
    {
        *("preamble", "guiding", "principles", "situation", "philosophy", "goal", "targets", "yearly", "measures"),
        *("stages", "group", "safeguards", "requirements", "people", "basis", "sections", "closing"),
    }
)
"""The fields of a plan that an outline may place."""
_RUN_ON_LEVEL = 3
_PLACE = re.compile(r"^(?P<name>.+?)之?(?P<side>前|后|後)$")
_YES = {"是", "要", "yes", "true"}


@dataclass(slots=True)
class Resolver:
    """Resolves the outline of one plan."""

    loaded: LoadedPlan
    usual: UsualOutline
    translate: Callable[[str], str]
    diagnostics: Diagnostics
    doubtful: set[str] = field(default_factory=set)
    """Fields and titles that a finding already speaks of; they are not reported as left out too."""

    @property
    def plan(self) -> Plan:
        return self.loaded.plan

    def sections(self) -> list[Section]:
        """The sections with something in them, in order."""
        written = self.plan.outline
        resolved = [self._entry(entry, 1, own=bool(written)) for entry in written or self.usual.entries]
        sections = self._place_free([section for section in resolved if section])
        if written:
            self._report_left_out(sections)
        filled = (self._filled(section) for section in sections)
        return [section for section in filled if section]

    # -- one entry -----------------------------------------------------------------------------

    def _entry(self, entry: OutlineEntry, level: int, *, own: bool) -> Section | None:
        entry = _collapse(entry)
        found = [self._named(name) for name in entry.key]
        named = [item for item in found if item]
        if entry.key and not named:
            return None
        frees = [item for item in named if isinstance(item, FreeSection)]
        section = Section(
            keys=(FREE,) if frees else tuple(item for item in named if isinstance(item, str)),
            heading=self._heading(entry, frees, own=own),
            level=level,
            marks=tuple(self._checked_mark(mark) for mark in entry.marks),
            run_on_level=self._run_on(entry),
            expand=entry.expand,
            duty=entry.duty or "inline",
            run_in=entry.run_in,
            free=frees[0] if frees else None,
        )
        if section.expand:
            section = replace(section, heading=None)
        children = (self._entry(child, level + 1, own=own) for child in entry.content)
        return replace(section, children=tuple(child for child in children if child))

    def _named(self, name: str) -> str | FreeSection | None:
        """The plan field, or the free section, that ``name`` means."""
        for free in self.plan.sections:
            if fold(free.title) == fold(name):
                return free
        model = type(self.plan)
        found = meant(model, name)
        if found and found.name in WRITTEN:
            return found.name
        self._report_unknown(name)
        return None

    def _report_unknown(self, name: str) -> None:
        near = nearest(name, [*self._words(), *(free.title for free in self.plan.sections)])
        if near:
            self.doubtful.add(self._words().get(near, near))
        self.diagnostics.error("PF225", self._place(name), name=name, nearest=near)

    def _words(self) -> dict[str, str]:
        """Every word for a field that an outline may place -> the field."""
        fields = ((name, entry) for name, entry in words(type(self.plan)).items() if name in WRITTEN)
        return {word: name for name, entry in fields for word in (*entry.also, entry.zh, name)}

    def _heading(self, entry: OutlineEntry, frees: list[FreeSection], *, own: bool) -> str | None:
        if entry.heading:
            return entry.heading if own else self.translate(str(entry.heading))
        if frees:
            return frees[0].title
        if not entry.key:
            return None
        found = meant(type(self.plan), entry.key[0])
        if found is None or found.name in HEADLESS or found.name == "sections":
            return None
        if own and found.synonym:
            return entry.key[0]
        return self.translate(self._usual(found.name))

    def _usual(self, key: str) -> str:
        """The heading of ``key`` in the kind's own outline."""
        for entry in map(_collapse, self.usual.entries):
            names = [found.name for name in entry.key if (found := meant(type(self.plan), name))]
            if names[-1:] == [key] and entry.heading:
                return str(entry.heading)
        return words(type(self.plan))[key].zh

    def _checked_mark(self, mark: str) -> str:
        if not (parse_mark(mark) or is_unnumbered(mark) or is_bullet(mark)):
            self.diagnostics.error("PF228", self._place(mark), mark=mark)
        return mark

    def _place(self, text: str) -> Place | None:
        """Where a text of the outline stands: in the plan, or in the file of the kind's outline."""
        path = getattr(text, "path", "")
        return self.loaded.place(path) if self.plan.outline else self.usual.places.get(path)

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

    def _place_free(self, sections: list[Section]) -> list[Section]:
        """Free sections that the outline does not name: where they ask to stand, else where 章节 stands."""
        named = {id(section.free) for section in _all(sections) if section.free}
        waiting = [free for free in self.plan.sections if id(free) not in named]
        for free in [free for free in waiting if free.place]:
            if self._insert(sections, free):
                waiting.remove(free)
        return list(self._spread(sections, waiting))

    def _insert(self, sections: list[Section], free: FreeSection) -> bool:
        place = free.place or ""
        found = _PLACE.match(place)
        target = meant(type(self.plan), found["name"]) if found else None
        for index, section in enumerate(sections):
            if found and ((target and target.name in section.keys) or section.heading == found["name"]):
                sections.insert(index + (found["side"] != "前"), self._free(free))
                return True
        self.doubtful.add(free.title)
        self.diagnostics.error("PF230", self.loaded.place(getattr(place, "path", "")), where=place)
        return False

    def _free(self, free: FreeSection) -> Section:
        return Section(keys=(FREE,), heading=free.title, free=free)

    def _spread(self, sections: list[Section], waiting: list[FreeSection]) -> Iterator[Section]:
        """The entry 章节 stands for all free sections without a place of their own."""
        placed = False
        for section in sections:
            if section.keys == ("sections",):
                placed = True
                yield from map(self._free, waiting)
            else:
                yield section
        if not placed and not self.plan.outline:
            yield from map(self._free, waiting)

    # -- what is there -------------------------------------------------------------------------

    def _filled(self, section: Section) -> Section | None:
        """``section`` without what the plan has nothing for; None where nothing is left."""
        keys = tuple(key for key in section.keys if key == FREE or has_content(self.plan, key))
        children = tuple(child for child in map(self._filled, section.children) if child)
        return replace(section, keys=keys, children=children) if keys or children else None

    def _is_left_out(self, key: str, used: set[str]) -> bool:
        """Whether the plan has something for ``key`` that no section prints (引言 also cites the 依据)."""
        if key == "basis":
            return bool(self.plan.basis) and "preamble" not in used
        return bool(getattr(self.plan, key, None))

    def _report_left_out(self, sections: list[Section]) -> None:
        used = {key for section in _all(sections) for key in section.keys} | self.doubtful
        frees = {id(section.free) for section in _all(sections)}
        model = type(self.plan)
        for key in words(model):
            if key in WRITTEN - used - {"sections", "people"} and self._is_left_out(key, used):
                self.diagnostics.note("PF226", self.loaded.keys.get(key), word=words(model)[key].zh)
        for index, free in enumerate(self.plan.sections):
            if id(free) not in frees and free.title not in self.doubtful:
                self.diagnostics.note("PF226", self.loaded.place(f"sections.{index}.title"), word=free.title)


def has_content(plan: Plan, key: str) -> bool:
    """Whether ``plan`` has something to write under ``key``."""
    if key == "people":
        return any(person.duty for person in plan.people)
    if key == "preamble":
        return bool(plan.preamble or plan.basis)
    return bool(getattr(plan, key, None))


def _collapse(entry: OutlineEntry) -> OutlineEntry:
    """``重点任务: 措施`` names one thing to put under a heading, not a section below it."""
    if not entry.key and len(entry.content) == 1:
        (only,) = entry.content
        if only.key and not only.heading and not only.content:
            return entry.model_copy(update={"key": only.key, "content": ()})
    return entry


def _all(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _all(section.children)
