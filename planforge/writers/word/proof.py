"""Proves a house style with python-docx: the package opens, and holds what the layout profile says.

Runs once for a profile of the user's own when it is loaded, and for every shipped one in the tests;
never on the way of a document, because importing docx costs more than writing a plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from planforge.document.tree import Document, Orientation, Part, Properties
from planforge.writers.word.errors import ProfileError
from planforge.writers.word.profile import Profile, Style
from planforge.writers.word.writing import write

_BLANK = (Part(blocks=()), Part(blocks=(), orientation=Orientation.LANDSCAPE))


def prove(profile: Profile) -> None:
    """Raises ProfileError (PF535) with the first thing that python-docx reads otherwise than the profile says."""
    for problem in problems(profile):
        raise ProfileError("PF535", problem=problem)


def problems(profile: Profile) -> Iterator[str]:
    """What does not come back from a file in this house style, as ``what: said / read``."""
    import docx

    file = write(Document(_BLANK, Properties(profile.title, "", ""), profile.script), profile)
    package = docx.Document(BytesIO(file))
    for said, read, what in (*_page(profile, package), *_styles(profile, package)):
        if said != read:
            yield f"{what}: {said} / {read}"


def _page(profile: Profile, package: Any) -> Iterator[tuple[Any, Any, str]]:
    upright, turned = package.sections
    yield round(profile.page.width), round(upright.page_width.mm), "page.width"
    yield round(profile.page.height), round(upright.page_height.mm), "page.height"
    yield round(profile.page.top), round(upright.top_margin.mm), "page.top"
    yield round(profile.page.inner), round(upright.left_margin.mm), "page.inner"
    yield round(profile.page.height), round(turned.page_width.mm), "page.height"
    yield profile.page.mirror, package.settings.odd_and_even_pages_header_footer, "page.mirror"
    before = profile.page_number.form.partition("{page}")[0]
    yield True, upright.footer.paragraphs[0].text.startswith(before), "page_number.form"


def _styles(profile: Profile, package: Any) -> Iterator[tuple[Any, Any, str]]:
    """Name, base, size and font of every style; python-docx writes ``Heading 1`` for ``heading 1``."""
    by_id = {style.style_id: style for style in package.styles}
    names = [style.name for style in profile.styles.values()]
    for name in sorted(set(names)):
        yield 1, names.count(name), f"styles.*.name: {name}"
    for id_, style in profile.styles.items():
        read = by_id.get(id_)
        yield True, read is not None, f"styles.{id_}"
        if read is not None:
            yield style.name.lower(), read.name.lower(), f"styles.{id_}.name"
            yield from _look(profile, id_, style, read)


def _look(profile: Profile, id_: str, style: Style, read: Any) -> Iterator[tuple[Any, Any, str]]:
    base = read.base_style.style_id if read.base_style else ""
    yield style.base or (base if style.kind == "character" else ""), base, f"styles.{id_}.base"
    if style.size is not None:
        yield style.size, read.font.size.pt, f"styles.{id_}.size"
    if style.font:
        yield profile.fonts.faces[style.font].name, _han_font(read), f"styles.{id_}.font"


def _han_font(style: Any) -> str | None:
    from docx.oxml.ns import qn

    name: str | None = style.element.rPr.rFonts.get(qn("w:eastAsia"))
    return name
