"""Plan + templates -> document: renders the parts, reads them as blocks, and puts them together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from planforge.composing import annexes, issuing
from planforge.composing.breakdown import Breakdown
from planforge.composing.outline import Resolver
from planforge.composing.sections import Outline, Section
from planforge.composing.usual import usual_outline
from planforge.diagnostics import Diagnostics
from planforge.document.formal import Formal, Landscape, read_formal
from planforge.document.numbering import Numberer, Scheme, scheme_named, scheme_names
from planforge.document.title import break_title
from planforge.document.tree import Block, Document, Orientation, Part, Properties, Table
from planforge.language.nearest import nearest
from planforge.plan.basis import Basis
from planforge.plan.kinds import noun
from planforge.plan.loading import LoadedPlan
from planforge.templating import Templates
from planforge.templating.filters import one_line
from planforge.templating.problems import line_of, problem_at

TITLE_LINE = 19
"""Characters of 2号 on a line of 156 mm; twenty only fit without the gaps between Han and figures."""
WIDE = 8
"""From this many columns on a table goes on a landscape page."""


def compose(loaded: LoadedPlan, templates: Templates, script: str, diagnostics: Diagnostics) -> Document:
    """The document of a plan whose texts are in ``script``.

    Raises:
        TemplateProblem: a template cannot be rendered.
    """
    return _Composer(loaded, templates, script, diagnostics).document()


def survey(loaded: LoadedPlan, templates: Templates, diagnostics: Diagnostics) -> None:
    """Report what is wrong with the plan's outline and numbering, also where the plan has other errors."""
    _scheme(loaded, diagnostics)
    _sections(loaded, templates, diagnostics)


@dataclass
class _Composer:
    loaded: LoadedPlan
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

    @property
    def _era(self) -> str:
        """How years are counted: 民国 is for Taiwan's script alone."""
        return self.loaded.plan.era if self.script == "hant-tw" else "common"

    @property
    def _attaches(self) -> bool:
        issue = self.loaded.plan.issue
        return issue is not None and issue.mode == "attachment"

    # -- parts ---------------------------------------------------------------------------------

    def _notice(self, notice: issuing.NoticeText, attached: list[annexes.Attached]) -> Iterator[Part]:
        names = [one_line(self.loaded.plan.title), *(a.title for a in attached)] if self._attaches else []
        formal = self._render("base/notice.md.j2", notice=notice, annex_names=names, signs=True)
        yield from self._parts(formal, red_head=issuing.red_head(self.loaded.plan, self.templates.translate))

    def _plan(self, notice: issuing.NoticeText | None, attached: list[annexes.Attached]) -> Iterator[Part]:
        plan = self.loaded.plan
        names = [] if self._attaches else [annex.title for annex in attached]
        formal = self._render(
            f"{self.loaded.kind.name}/plan.md.j2",
            outline=Outline(self._sections),
            uncited=self._uncited(),
            noun=noun(plan.kind, self.templates.translate(self.loaded.kind.zh[0])),
            annex_names=names,
            signs=notice is None and plan.signed,
            is_issued=notice is not None,
        )
        mark = annexes.mark(self.templates.translate, 1, len(attached) + 1) if self._attaches else ""
        yield from self._parts(formal, annex_mark=mark)

    def _annex(self, annex: annexes.Attached) -> Iterator[Part]:
        formal = self._render(annex.template, annex=annex)
        turned = annex.landscape if annex.landscape is not None else _has_wide_table(formal) or None
        yield from self._parts(formal, annex_mark=annex.mark, landscape=turned)

    def _render(self, template: str, **context: Any) -> Formal:
        plan = self.loaded.plan
        common = {
            "plan": plan,
            "kind": self.loaded.kind,
            "script": self.script,
            "era": self._era,
            "breakdown": Breakdown(plan),
        }
        text = self.templates.render(template, {**common, **context})
        try:
            return read_formal(text, Numberer(self._scheme, self.script))
        except (ValueError, LookupError) as error:
            file = self.templates.find(template) or Path(template)
            raise problem_at(error, str(file), line_of(error, file.read_text(encoding="utf-8"))) from None

    def _parts(
        self, formal: Formal, *, red_head: Any = None, annex_mark: str = "", landscape: bool | None = None
    ) -> Iterator[Part]:
        """One part, or several where landscape pages stand in between."""
        title = break_title(formal.title, TITLE_LINE, self.script) if formal.title else ()
        first = True
        for orientation, blocks in _by_orientation(formal.blocks, landscape):
            yield Part(
                blocks,
                title if first else (),
                formal.title_path if first else "",
                annex_mark if first else "",
                orientation,
                red_head if first else None,
            )
            first = False

    # -- what the parts need -------------------------------------------------------------------

    @cached_property
    def _scheme(self) -> Scheme | None:
        return _scheme(self.loaded, self.diagnostics)

    @cached_property
    def _sections(self) -> list[Section]:
        return _sections(self.loaded, self.templates, self.diagnostics)

    def _uncited(self) -> list[Basis]:
        """The basis documents that neither the preamble nor a section of their own names."""
        if any("basis" in section.keys for section in Outline(self._sections).walk()):
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


def _by_orientation(
    blocks: tuple[Block | Landscape, ...], landscape: bool | None
) -> Iterator[tuple[Orientation, tuple[Block, ...]]]:
    """Runs of blocks with one orientation; a wide table asks for landscape by itself."""
    run: list[Block] = []
    current: Orientation | None = None
    for block in blocks:
        for piece, orientation in _oriented(block, landscape):
            if orientation is not current and run:
                yield current or orientation, tuple(run)
                run = []
            current = orientation
            run.append(piece)
    yield current or Orientation.PORTRAIT, tuple(run)


def _oriented(block: Block | Landscape, landscape: bool | None) -> Iterator[tuple[Block, Orientation]]:
    if landscape is not None:
        orientation = Orientation.LANDSCAPE if landscape else Orientation.PORTRAIT
        pieces = block.blocks if isinstance(block, Landscape) else (block,)
        yield from ((piece, orientation) for piece in pieces)
    elif isinstance(block, Landscape):
        yield from ((piece, Orientation.LANDSCAPE) for piece in block.blocks)
    else:
        yield block, Orientation.LANDSCAPE if _is_wide(block) else Orientation.PORTRAIT


def _has_wide_table(formal: Formal) -> bool:
    """Whether an annex wants its whole self turned."""
    return any(_is_wide(block) for block in formal.blocks if not isinstance(block, Landscape))


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table) and len(block.columns) >= WIDE
