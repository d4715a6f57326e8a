"""The two styles that Word sets comments in; without them a comment looks like the body, large and indented."""

from __future__ import annotations

from typing import Any

from planforge.writers.word.namespaces import W
from planforge.writers.word.profile import Profile
from planforge.writers.word.text import escape
from planforge.writers.word.units import half_points

_TEXT_SIZE, _MARK_SIZE = 10.5, 8.0
"""Points: Word's own for comments (五号, and a small mark)."""


def add_comment_styles(file: Any, profile: Profile) -> None:
    """Add both to the styles of ``file``, a document of python-docx; names and ids are those that Word knows."""
    from docx.oxml.parser import parse_xml

    face = escape(profile.fonts.faces["song"].name)
    for style in (_comment_text(face), _comment_reference()):
        file.styles.element.append(parse_xml(style))


def _comment_text(face: str) -> str:
    size = half_points(_TEXT_SIZE)
    return (
        f'<w:style xmlns:w="{W}" w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
        '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _comment_reference() -> str:
    size = half_points(_MARK_SIZE)
    return (
        f'<w:style xmlns:w="{W}" w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
        f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
