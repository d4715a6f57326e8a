"""The house style of a layout profile: every part of the Word file that does not depend on the plan.

Built from text, like the body, rather than with python-docx. DESIGN has python-docx build a base file
once and a cache keep it; measured, the text of all these parts is made and deflated in about 2 ms,
less than a disk cache and its care would cost, where importing docx alone takes some 70 ms. So no
file has to be cached, nothing of python-docx's own template (theme fonts, 349 KB of styles, Japanese
theme language) has to be stripped, the bytes do not hang on its version, and the first document in a
process is as quick as the next. What python-docx does better it does here: it *proves* a house style
(``proof``), every shipped one in the tests and a user's own at the moment it is loaded.

Must not import docx or lxml.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from planforge.document.tree import Orientation
from planforge.writers.word import fixed_parts, page_number
from planforge.writers.word.container import Part, part
from planforge.writers.word.profile import Profile
from planforge.writers.word.styles_part import styles_part
from planforge.writers.word.theme_part import theme_part
from planforge.writers.word.type_area import TypeArea, section_properties, type_area

_BEST = 9
_ODD, _EVEN = "footer1.xml", "footer2.xml"
_LANDSCAPE_ODD, _LANDSCAPE_EVEN = "footer3.xml", "footer4.xml"


class HouseStyle(NamedTuple):
    """Finished parts, and what the body needs of the profile for each orientation."""

    leading: tuple[Part, ...]
    """Parts that stand before ``word/document.xml`` in the package."""
    trailing: tuple[Part, ...]
    areas: dict[Orientation, TypeArea]
    sections: dict[Orientation, str]
    """``w:sectPr`` by orientation."""


@lru_cache(maxsize=16)
def house_style(profile: Profile) -> HouseStyle:
    """The house style of ``profile``, built once for each profile object."""
    footers = _footers(profile)
    ids = {name: f"rId{number}" for number, name in enumerate(footers, 10)}
    named = {
        "word/_rels/document.xml.rels": fixed_parts.document_relationships({id_: name for name, id_ in ids.items()}),
        "word/styles.xml": styles_part(profile),
        "word/settings.xml": fixed_parts.settings(profile),
        "word/fontTable.xml": fixed_parts.font_table(profile),
        "word/theme/theme1.xml": theme_part(profile),
        **{f"word/{name}": content for name, content in footers.items()},
    }
    return HouseStyle(
        leading=(
            _part("[Content_Types].xml", fixed_parts.content_types(list(footers))),
            _part("_rels/.rels", fixed_parts.package_relationships()),
        ),
        trailing=tuple(_part(name, content) for name, content in named.items()),
        areas={orientation: type_area(profile, orientation) for orientation in Orientation},
        sections={
            orientation: section_properties(profile, orientation, _references(profile, orientation, ids))
            for orientation in Orientation
        },
    )


def _part(name: str, content: str) -> Part:
    return part(name, content.encode("utf-8"), _BEST)


def _footers(profile: Profile) -> dict[str, str]:
    """The footer parts by name: odd and even pages, and those of landscape pages where they differ."""
    odd, even = page_number.odd_style(profile), page_number.even_style(profile)
    contents = {_ODD: page_number.numbered(odd, profile), _EVEN: page_number.numbered(even, profile)}
    if profile.options.landscape_page_number == "none":
        contents |= {_LANDSCAPE_ODD: page_number.blank(), _LANDSCAPE_EVEN: page_number.blank()}
    elif profile.options.landscape_page_number == "rotated":
        contents |= {
            _LANDSCAPE_ODD: page_number.rotated(odd, profile),
            _LANDSCAPE_EVEN: page_number.rotated(even, profile),
        }
    return {name: page_number.footer(content) for name, content in contents.items()}


def _references(profile: Profile, orientation: Orientation, ids: dict[str, str]) -> str:
    pair = (_ODD, _EVEN)
    if orientation is Orientation.LANDSCAPE and _LANDSCAPE_ODD in ids:
        pair = (_LANDSCAPE_ODD, _LANDSCAPE_EVEN)
    kinds = ("default", "even") if profile.page.mirror else ("default",)
    return "".join(
        [f'<w:footerReference w:type="{kind}" r:id="{ids[name]}"/>' for kind, name in zip(kinds, pair, strict=False)]
    )
