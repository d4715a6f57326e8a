"""Plan + templates -> document: renders the parts, reads them as blocks, and puts them together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from planforge.composing import annexes, issuing
from planforge.composing.breakdown import Breakdown
from planforge.composing.outline import Resolver
from planforge.composing.pages import has_wide_table, parts_of, rendered
from planforge.composing.sections import Outline, Section
from planforge.composing.usual import usual_outline
from planforge.diagnostics import Diagnostics
from planforge.document.formal import Formal
from planforge.document.numbering import Numberer, Scheme, scheme_named, scheme_names
from planforge.document.tree import Document, Part, Properties
from planforge.language.nearest import nearest
from planforge.plan.basis import Basis
from planforge.plan.kinds import noun
from planforge.plan.loading import LoadedPlan
from planforge.plan.publicity import PublicityPlan
from planforge.plan.rectification import RectificationPlan
from planforge.templating import Templates
from planforge.templating.filters import one_line

if TYPE_CHECKING:
    from planforge.composing.rectified import Rectified
    from planforge.composing.scheduled import Scheduled


class Surveyed(NamedTuple):
    """A plan whose outline and numbering have been looked at."""

    loaded: LoadedPlan
    scheme: Scheme | None
    """Its numbering; None for the usual one."""
    sections: Sequence[Section]


def survey(loaded: LoadedPlan, templates: Templates, diagnostics: Diagnostics) -> Surveyed:
    """Report what is wrong with the plan's outline and numbering, also where the plan has other errors."""
    return Surveyed(loaded, _scheme(loaded, diagnostics), _sections(loaded, templates, diagnostics))


def compose(surveyed: Surveyed, templates: Templates, script: str, diagnostics: Diagnostics) -> Document:
    """The document of a plan whose texts are in ``script``.

    Raises:
        TemplateProblem: a template cannot be rendered.
    """
    return _Composer(surveyed, templates, script, diagnostics).document()


def compose_part(
    surveyed: Surveyed, templates: Templates, script: str, diagnostics: Diagnostics, part: str
) -> Document:
    """The generated annex ``part`` of a plan as a document of its own.

    Raises:
        TemplateProblem: its template cannot be rendered.
    """
    return _Composer(surveyed, templates, script, diagnostics).part(part)


@dataclass
class _Composer:
    surveyed: Surveyed
    templates: Templates
    script: str
    diagnostics: Diagnostics

    def document(self) -> Document:
        plan = self.loaded.plan
        notice = issuing.notice(plan, self.templates.translate)
        attached = annexes.listed(plan, self.templates.translate, after=[plan.title] if self._attaches else [])
        parts = [
            *(self._notice(notice, attached) if notice else ()),
            *self._plan(notice, attached),
            *(part for annex in attached if annex.template for part in self._annex(annex)),
        ]
        return Document(
            tuple(parts), self._properties(), self.script, issuing.colophon(plan, self.templates.translate, self._era)
        )

    def part(self, name: str) -> Document:
        annex = annexes.by_itself(self.loaded.plan, name, self.templates.translate)
        properties = replace(self._properties(), title=annex.title)
        return Document(tuple(self._annex(annex)), properties, self.script)

    @property
    def loaded(self) -> LoadedPlan:
        return self.surveyed.loaded

    @property
    def _era(self) -> str:
        """How years are counted: 民国 is for Taiwan's script alone."""
        return self.loaded.plan.era if self.script == "hant-tw" else "common"

    @cached_property
    def _common(self) -> dict[str, Any]:
        """What all templates are given; the plan is as it is printed."""
        rectified = self._rectified
        plan = rectified.plan if rectified else self.loaded.plan
        return {
            "plan": plan,
            "kind": self.loaded.kind,
            "script": self.script,
            "era": self._era,
            "breakdown": Breakdown(plan),
            "rectified": rectified,
            "scheduled": self._scheduled,
        }

    @property
    def _rectified(self) -> Rectified | None:
        plan, previous = self.loaded.plan, self.loaded.previous
        if not isinstance(plan, RectificationPlan):
            return None
        from planforge.composing.rectified import rectified

        return rectified(plan, previous.plan if previous else None, self._era)

    @property
    def _scheduled(self) -> Scheduled | None:
        plan = self.loaded.plan
        if not isinstance(plan, PublicityPlan):
            return None
        from planforge.composing.scheduled import Scheduled

        return Scheduled(plan, self.script)

    @property
    def _attaches(self) -> bool:
        issue = self.loaded.plan.issue
        return issue is not None and issue.mode == "attachment"

    # -- parts ---------------------------------------------------------------------------------

    def _notice(self, notice: issuing.NoticeText, attached: list[annexes.Attached]) -> Iterator[Part]:
        names = [one_line(self.loaded.plan.title), *(a.title for a in attached)] if self._attaches else []
        formal = self._render("base/notice.md.j2", notice=notice, annex_names=names, signs=True)
        yield from parts_of(formal, self.script, red_head=issuing.red_head(self.loaded.plan, self.templates.translate))

    def _plan(self, notice: issuing.NoticeText | None, attached: list[annexes.Attached]) -> Iterator[Part]:
        plan = self.loaded.plan
        names = [] if self._attaches else [annex.title for annex in attached]
        formal = self._render(
            f"{self.loaded.kind.name}/plan.md.j2",
            outline=Outline(self.surveyed.sections),
            uncited=self._uncited(),
            noun=noun(plan.kind, self.templates.translate(self.loaded.kind.zh[0])),
            annex_names=names,
            signs=notice is None and plan.signed,
            is_issued=notice is not None,
        )
        mark = annexes.mark(self.templates.translate, 1, len(attached) + 1) if self._attaches else ""
        yield from parts_of(formal, self.script, annex_mark=mark)

    def _annex(self, annex: annexes.Attached) -> Iterator[Part]:
        formal = self._render(annex.template, annex=annex)
        turned = annex.landscape if annex.landscape is not None else has_wide_table(formal) or None
        yield from parts_of(formal, self.script, annex_mark=annex.mark, landscape=turned)

    def _render(self, template: str, **context: Any) -> Formal:
        numberer = Numberer(self.surveyed.scheme, self.script)
        return rendered(self.templates, template, {**self._common, **context}, numberer)

    # -- what the parts need -------------------------------------------------------------------

    def _uncited(self) -> list[Basis]:
        """The basis documents that neither the preamble nor a section of their own names."""
        if any("basis" in section.keys for section in Outline(self.surveyed.sections).walk()):
            return []
        preamble = self.loaded.plan.preamble or ""
        return [basis for basis in self.loaded.plan.basis if basis.title not in preamble]

    def _properties(self) -> Properties:
        plan = self.loaded.plan
        return Properties(
            title=one_line(plan.title),
            author="、".join(plan.issuer),
            created=plan.date.iso if plan.date else "",
            subject=plan.kind,
            keywords=tuple(str(unit.name) for unit in plan.units[:10]),
            category=plan.kind,
        )


def _scheme(loaded: LoadedPlan, diagnostics: Diagnostics) -> Scheme | None:
    """The plan's numbering scheme; None for the usual one."""
    name = loaded.plan.numbering
    scheme = scheme_named(name) if name else None
    if name and scheme is None:
        known = scheme_names()
        place, near = loaded.place("numbering"), nearest(name, known)
        diagnostics.error("PF229", place, path="numbering", name=name, known="、".join(known), nearest=near)
    return scheme


def _sections(loaded: LoadedPlan, templates: Templates, diagnostics: Diagnostics) -> list[Section]:
    """The sections of the plan's outline, or of its kind's."""
    name = f"{loaded.kind.name}/outline.yaml"
    usual = usual_outline(templates.find(name) or Path(name), diagnostics)
    return Resolver(loaded, usual, templates.translate, diagnostics).sections()
