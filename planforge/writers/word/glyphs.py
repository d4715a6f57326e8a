"""The glyph guard: characters that the font named for them does not have, so that Word would mix in another.

Fonts do not travel with planforge; what they hold is told by a character set (``templates/fonts.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, NamedTuple

from planforge.document.tree import AnnexNote, Document, Group, Heading, Paragraph, Part, Signature, Table, plain
from planforge.resources import folder, read_yaml
from planforge.writers.word.profile import Profile
from planforge.writers.word.used_styles import ROLE_STYLES


class Missing(NamedTuple):
    """Characters that ``font`` lacks; ``path`` is the YAML path of the first text that has one."""

    font: str
    chars: str
    path: str


def missing_glyphs(document: Document, profile: Profile) -> list[Missing]:
    """What the fonts of ``profile`` lack for ``document``, one entry a font; unknown fonts are not judged."""
    texts = list(_texts(document))
    styles = {style for style, _, _ in texts}
    fonts: dict[str, str] = {style: profile.fonts.faces[profile.resolved(style, "font")].name for style in styles}
    said: dict[str, list[str]] = {}
    for style, text, _ in texts:
        said.setdefault(fonts[style], []).append(text)
    lacking = {font: _lacking(font, "".join(parts)) for font, parts in said.items()}
    found: dict[str, tuple[dict[str, None], str]] = {}
    for style, text, path in texts if any(lacking.values()) else ():
        font = fonts[style]
        if chars := [char for char in dict.fromkeys(text) if char in lacking[font]]:
            found.setdefault(font, ({}, path))[0].update(dict.fromkeys(chars))
    return [Missing(font, "".join(chars), path) for font, (chars, path) in found.items()]


def _lacking(font: str, text: str) -> frozenset[str]:
    """The characters of ``text`` that ``font`` lacks. Most texts are all in its character set, which is soon tried."""
    charset = _charsets().get(font)
    if charset is None:
        return frozenset()
    try:
        text.encode(charset)
    except UnicodeEncodeError:
        return frozenset(char for char in set(text) if not has(font, char))
    return frozenset()


@cache
def has(font: str, char: str) -> bool:
    """Whether ``font`` has ``char``, as far as is known."""
    charset, always = _charsets().get(font), _always()
    if charset is None or char.isascii() or char.isspace() or char in always:
        return True
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return char in _data()["extra"].get(charset, "")
    return True


@cache
def _data() -> dict[str, Any]:
    return dict(read_yaml(folder("templates") / "fonts.yaml"))


@cache
def _charsets() -> dict[str, str]:
    return {font: charset for charset, fonts in _data()["charsets"].items() for font in fonts}


@cache
def _always() -> frozenset[str]:
    return frozenset(_data()["always"])


_Texts = Iterator[tuple[str, str, str]]
"""(style, text, YAML path)."""


def _texts(document: Document) -> _Texts:
    for part in document.parts:
        yield from _opening(part)
        for block in part.blocks:
            yield from _BLOCKS[type(block)](block)
    if document.colophon:
        line = document.colophon
        labels = f"{line.copies_label}{line.recipients_label}{line.printed_label}"
        yield "Colophon", f"{line.printer}{line.date}{line.copies}{line.recipients}{labels}", "issue"


def _opening(part: Part) -> _Texts:
    yield "Title", "".join(part.title), part.title_path
    yield "AnnexMark", part.annex_mark, ""
    if part.red_head:
        yield "IssuerMark", part.red_head.mark, "issuer"
        yield "DocumentNumber", part.red_head.number, "number"
        yield "SignerName", part.red_head.signer, "issue.signer"
        yield "Secrecy", part.red_head.secrecy + part.red_head.urgency + part.red_head.signer_label, "issue"


def _heading(block: Heading) -> _Texts:
    yield f"Heading{block.level}Char", block.number + plain(block.runs), block.path
    yield "Body", plain(block.body), block.path


def _paragraph(block: Paragraph) -> _Texts:
    for run in block.runs:
        yield "Emphasis" if run.emphasis else ROLE_STYLES[block.role], run.text, block.path


def _table(block: Table) -> _Texts:
    for index, row in enumerate(block.rows):
        style = "TableHead" if index < block.header_rows else "TableText"
        for cell in row:
            path = cell.path or block.path
            for line in cell.lines:
                for run in line:
                    yield style, run.text, path


def _group(block: Group) -> _Texts:
    for entry in block.entries:
        yield "Group", entry.label, block.path
        yield from (("Group", member.name + member.post, member.path or block.path) for member in entry.members)


def _annex_note(block: AnnexNote) -> _Texts:
    yield "AnnexNote", block.label + "".join(block.names), block.path


def _signature(block: Signature) -> _Texts:
    yield "Signature", "".join(block.units) + block.date, block.path


_BLOCKS: dict[type, Callable[[Any], _Texts]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Table: _table,
    Group: _group,
    AnnexNote: _annex_note,
    Signature: _signature,
}
