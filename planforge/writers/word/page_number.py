"""Footers with the page number (7.5): ``— 1 —``, odd pages right, even pages left, one character in.

Which section has which footer is for ``house_style``.
"""

from __future__ import annotations

from planforge.writers.word.namespaces import DECLARATION, W
from planforge.writers.word.paragraph import paragraph
from planforge.writers.word.profile import Profile
from planforge.writers.word.text import run

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def footer(content: str) -> str:
    return f'{DECLARATION}<w:ftr xmlns:w="{W}">{content}</w:ftr>'


def blank() -> str:
    """The paragraph of a footer without a number."""
    return paragraph("PageNumberCentre", "")


def numbered(style: str, profile: Profile) -> str:
    """The footer's paragraph: the marks around the number as the profile has them."""
    before, _, after = profile.page_number.form.partition("{page}")
    return paragraph(style, run(before) + _FIELD + run(after))


def odd_style(profile: Profile) -> str:
    return "PageNumberOdd" if profile.options.page_number == "outside" else "PageNumberCentre"


def even_style(profile: Profile) -> str:
    return "PageNumberEven" if profile.options.page_number == "outside" else "PageNumberCentre"
