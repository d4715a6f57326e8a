"""``styles.xml``: every named style of the layout profile, and nothing else.

Holds no figures; what a style does not say it takes from its base.
"""

from __future__ import annotations

from planforge.writers.word.namespaces import DECLARATION, W
from planforge.writers.word.profile import Fonts, Profile, Rule, Style
from planforge.writers.word.text import escape
from planforge.writers.word.units import border_eighths, half_points, line_eighths, mm, pt

BUILT_IN = {"Normal", "Title", "Strong", "Emphasis", *(f"heading {level}" for level in range(1, 10))}
TABLE_STYLE = "PlanTable"

_WIDOW_CONTROL = '<w:widowControl w:val="0"/>'

# No space between Han and digits: it would break the count of characters (5.2.3). The line grid of the
# page says 22 lines in Word's page dialog, but must not stretch the lines of tables. All this stands in
# Normal, on which the other paragraph styles rest: LibreOffice does not read it in w:docDefaults.
_COUNTING = (
    '<w:kinsoku w:val="1"/><w:overflowPunct w:val="{hanging}"/>'
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
)


def styles_part(profile: Profile) -> str:
    styles = "".join([_style(profile, id_, style) for id_, style in profile.styles.items()])
    return (
        f'{DECLARATION}<w:styles xmlns:w="{W}">{_defaults(profile)}{_FIXED_STYLES}{styles}'
        f"{_table_style(profile)}</w:styles>"
    )


def _defaults(profile: Profile) -> str:
    size = half_points(profile.resolved("Normal", "size"))
    language = profile.fonts.language
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(profile.fonts, 'body', None)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f'<w:lang w:val="en-US" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


_FIXED_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def _style(profile: Profile, id_: str, style: Style) -> str:
    default = ' w:default="1"' if id_ == "Normal" else ""
    custom = "" if style.name in BUILT_IN else ' w:customStyle="1"'
    inside = _paragraph_properties(profile, id_, style) if style.kind == "paragraph" else ""
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{escape(id_)}">'
        f"{_identity(profile, id_, style)}"
        f"{_wrapped('pPr', inside)}{_wrapped('rPr', _run_properties(profile, style))}</w:style>"
    )


def _wrapped(tag: str, inside: str) -> str:
    return f"<w:{tag}>{inside}</w:{tag}>" if inside else ""


def _identity(profile: Profile, id_: str, style: Style) -> str:
    link = style.link or next((name for name, other in profile.styles.items() if other.link == id_), "")
    base = style.base or ("DefaultParagraphFont" if style.kind == "character" else "")
    entries = (
        ("name", style.name),
        ("aliases", style.alias),
        ("basedOn", base),
        ("next", style.next),
        ("link", link),
    )
    return "".join([f'<w:{tag} w:val="{escape(value)}"/>' for tag, value in entries if value]) + "<w:qFormat/>"


def _paragraph_properties(profile: Profile, id_: str, style: Style) -> str:
    """The inside of ``w:pPr``, in the order of the schema."""
    return "".join(
        (
            _switch("keepNext", style.keep_next),
            _WIDOW_CONTROL if id_ == "Normal" else "",
            _rule(style.rule) if style.rule else "",
            _band_fill(style.band) if style.band else "",
            _counting(profile) if id_ == "Normal" else "",
            _spacing(profile, style),
            _indents(profile.char(id_), style),
            _switch("contextualSpacing", style.contextual),
            f'<w:jc w:val="{style.align}"/>' if style.align else "",
            f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
        )
    )


def _run_properties(profile: Profile, style: Style) -> str:
    """The inside of ``w:rPr``, in the order of the schema."""
    color = f'<w:color w:val="{escape(style.color)}"/>' if style.color else ""
    return "".join(
        (
            _fonts(profile.fonts, style.font, style.latin) if style.font else "",
            _bold(profile, style),
            color,
            _condensing(profile, style),
            _size(style),
        )
    )


def _switch(tag: str, on: bool | None) -> str:
    if on is None:
        return ""
    return f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'


def _counting(profile: Profile) -> str:
    return _COUNTING.format(hanging=int(profile.options.hanging_punctuation))


def _band_fill(band: Rule) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{escape(band.color)}"/>'


def _rule(rule: Rule) -> str:
    width = line_eighths(rule.width)
    return f'<w:pBdr><w:top w:val="single" w:sz="{width}" w:space="0" w:color="{escape(rule.color)}"/></w:pBdr>'


def _spacing(profile: Profile, style: Style) -> str:
    attributes = [
        f' w:{edge}="{round(lines * profile.line)}"'
        for edge, lines in (("before", style.before), ("after", style.after))
        if lines is not None
    ]
    attributes.append(_pitch(profile, style))
    inside = "".join(attributes)
    return f"<w:spacing{inside}/>" if inside else ""


def _pitch(profile: Profile, style: Style) -> str:
    if style.band is not None:
        return f' w:line="{mm(style.band.width)}" w:lineRule="exact"'
    if style.line is not None:
        return f' w:line="{pt(style.line)}" w:lineRule="exact"'
    if style.least is not None:
        return f' w:line="{pt(style.least)}" w:lineRule="atLeast"'
    return f' w:line="{profile.line}" w:lineRule="exact"' if style.page_pitch else ""


def _indents(char: int, style: Style) -> str:
    """Indents in twips; the first line also in characters, as Word's own dialog writes it."""
    attributes = [
        f' w:{edge}="{round(chars * char)}"'
        for edge, chars in (("left", style.left), ("right", style.right), ("hanging", style.hanging))
        if chars is not None
    ]
    if style.first_line is not None:
        chars = round(style.first_line * 100)
        attributes.append(f' w:firstLineChars="{chars}" w:firstLine="{round(style.first_line * char)}"')
    inside = "".join(attributes)
    return f"<w:ind{inside}/>" if inside else ""


def _fonts(fonts: Fonts, face: str, latin: str | None) -> str:
    """All four channels: left open, one of them would fall to another font."""
    han = escape(fonts.faces[face].name)
    western = latin or fonts.latin
    other = han if western == "same" else escape(western)
    return f'<w:rFonts w:ascii="{other}" w:hAnsi="{other}" w:eastAsia="{han}" w:cs="{other}"/>'


def _bold(profile: Profile, style: Style) -> str:
    bold = style.bold
    if bold is None and style.font and profile.fonts.faces[style.font].bold:
        bold = True
    return _switch("b", bold) + _switch("bCs", bold)


def _condensing(profile: Profile, style: Style) -> str:
    if style.condensed is None or not profile.condensing:
        return ""
    return f'<w:spacing w:val="{profile.condensing if style.condensed else 0}"/>'


def _size(style: Style) -> str:
    if style.size is None:
        return ""
    size = half_points(style.size)
    return f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _table_style(profile: Profile) -> str:
    line = f'w:val="single" w:sz="{border_eighths(profile.table.border)}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{edge} {line}/>" for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    sides, ends = mm(profile.table.padding), mm(profile.table.padding_vertical)
    padding = "".join(
        f'<w:{edge} w:w="{length}" w:type="dxa"/>'
        for edge, length in (("top", ends), ("left", sides), ("bottom", ends), ("right", sides))
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="公文表格"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f"<w:tblCellMar>{padding}</w:tblCellMar>"
        '</w:tblPr><w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
    )
