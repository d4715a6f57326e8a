"""A rendered template as parts of a document: its blocks read, its title broken, wide tables on pages of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from planforge.document.formal import Formal, Landscape, Page, read_formal
from planforge.document.numbering import Numberer
from planforge.document.title import break_title
from planforge.document.tree import Block, Orientation, Part, Table
from planforge.stages import Stage, stage
from planforge.templating import Templates
from planforge.templating.problems import line_of, problem_at

TITLE_LINE = 19
"""Characters of 2号 on a line of 156 mm; twenty only fit without the gaps between Han and figures."""
WIDE = 8
"""From this many columns on a table goes on a landscape page."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What stands together under one title, or under none."""

    title: str = ""
    title_path: str = ""
    blocks: list[Block | Landscape] = field(default_factory=list)


def rendered(templates: Templates, template: str, context: Mapping[str, Any], numberer: Numberer) -> Formal:
    """What ``template`` makes of ``context``.

    Raises:
        TemplateProblem: it cannot be rendered, or what it makes cannot be read.
    """
    with stage(Stage.TEMPLATES):
        text = templates.render(template, context)
    try:
        with stage(Stage.TREE):
            return read_formal(text, numberer)
    except (ValueError, LookupError, RecursionError) as error:
        file = templates.find(template) or Path(template)
        raise problem_at(error, str(file), line_of(error, file.read_text(encoding="utf-8"))) from None


def parts_of(
    formal: Formal, script: str, *, red_head: Any = None, annex_mark: str = "", landscape: bool | None = None
) -> Iterator[Part]:
    """One part, or several where landscape pages, or pages of their own, stand in between."""
    opens = True
    for sheet in _sheets(formal):
        title = break_title(sheet.title, TITLE_LINE, script) if sheet.title else ()
        for first, (orientation, blocks) in enumerate(_by_orientation(tuple(sheet.blocks), landscape)):
            yield Part(
                blocks,
                () if first else title,
                "" if first else sheet.title_path,
                annex_mark if opens else "",
                orientation,
                red_head if opens else None,
            )
            opens = False


def _sheets(formal: Formal) -> Iterator[_Sheet]:
    """``formal`` divided where a page of its own begins."""
    sheets = [_Sheet(formal.title, formal.title_path)]
    for block in formal.blocks:
        if isinstance(block, Page):
            sheets += [_Sheet(block.title, block.title_path, list(block.blocks)), _Sheet()]
        else:
            sheets[-1].blocks.append(block)
    filled = [sheet for sheet in sheets if sheet.title or sheet.blocks]
    yield from filled or sheets


def has_wide_table(formal: Formal) -> bool:
    """Whether an annex wants its whole self turned."""
    return any(isinstance(block, Table) and _is_wide(block) for block in formal.blocks)


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


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table) and len(block.columns) >= WIDE
