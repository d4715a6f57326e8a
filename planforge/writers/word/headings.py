"""Headings and paragraphs of the body (7.3.3). Numbers are typed text, so that a copied passage keeps them.

A heading with run-in text (接排) is a paragraph in 接排标题 N, which looks like body text and has no
outline level: a level would pull the whole paragraph into Word's navigation pane. Its heading part
carries the character style that is linked to heading N; Word's own table of contents takes in exactly
the text that carries such a linked style.
"""

from __future__ import annotations

from planforge.document.tree import Heading, Paragraph
from planforge.writers.word.paragraph import paragraph as w_p
from planforge.writers.word.text import run, runs
from planforge.writers.word.type_area import TypeArea
from planforge.writers.word.used_styles import ROLE_STYLES


def heading(block: Heading, area: TypeArea) -> str:
    if not block.body:
        return w_p(f"Heading{block.level}", run(block.number) + runs(block.runs))
    style = f"Heading{block.level}Char"
    return w_p(f"RunInHeading{block.level}", run(block.number, style) + runs(block.runs, style) + runs(block.body))


def paragraph(block: Paragraph, area: TypeArea) -> str:
    return w_p(ROLE_STYLES[block.role], runs(block.runs))
