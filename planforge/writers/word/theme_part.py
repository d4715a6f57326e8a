"""``theme1.xml``: the plainest theme that Word accepts.

No style refers to it: fonts are named outright, so that no theme font can override them. It is there
because Word itself never writes a file without one, and schema checkers ask for it.
"""

from __future__ import annotations

from planforge.writers.word.namespaces import DECLARATION, A
from planforge.writers.word.profile import Profile
from planforge.writers.word.text import escape

_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "E7E6E6",
    "accent1": "C00000",
    "accent2": "1F4E79",
    "accent3": "7F7F7F",
    "accent4": "BF9000",
    "accent5": "2E75B6",
    "accent6": "548235",
    "hlink": "0000FF",
    "folHlink": "800080",
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINES = "".join(f'<a:ln w="{width}">{_FILL}</a:ln>' for width in (6350, 12700, 19050))
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_part(profile: Profile) -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    return (
        f'{DECLARATION}<a:theme xmlns:a="{A}" name="planforge"><a:themeElements>'
        f'<a:clrScheme name="planforge">{colours}</a:clrScheme>'
        f'<a:fontScheme name="planforge">{_font("majorFont", "title", profile)}{_font("minorFont", "body", profile)}'
        f'</a:fontScheme><a:fmtScheme name="planforge"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINES}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _font(tag: str, face: str, profile: Profile) -> str:
    han = escape(profile.fonts.faces[face].name)
    latin = han if profile.fonts.latin == "same" else escape(profile.fonts.latin)
    return f'<a:{tag}><a:latin typeface="{latin}"/><a:ea typeface="{han}"/><a:cs typeface=""/></a:{tag}>'
