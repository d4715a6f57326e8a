"""The parts that are the same in every file of a layout profile: types, relationships, settings, font table.

Says nothing of the plan.
"""

from __future__ import annotations

from planforge.writers.word.namespaces import (
    CONTENT_TYPES,
    CORE_RELATIONSHIP,
    DECLARATION,
    PACKAGE_RELATIONSHIPS,
    R,
    W,
)
from planforge.writers.word.profile import Face, Profile
from planforge.writers.word.text import escape

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "/word/document.xml": f"{_MAIN}.document.main+xml",
    "/word/styles.xml": f"{_MAIN}.styles+xml",
    "/word/settings.xml": f"{_MAIN}.settings+xml",
    "/word/fontTable.xml": f"{_MAIN}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def content_types(footers: list[str]) -> str:
    types = {**_TYPES, **{f"/word/{name}": f"{_MAIN}.footer+xml" for name in footers}}
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'{DECLARATION}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def package_relationships() -> str:
    return _relationships(
        {
            "rId1": (f"{R}/officeDocument", "word/document.xml"),
            "rId2": (CORE_RELATIONSHIP, "docProps/core.xml"),
            "rId3": (f"{R}/extended-properties", "docProps/app.xml"),
        }
    )


def document_relationships(footers: dict[str, str]) -> str:
    """``footers`` maps relationship ids to part names."""
    return _relationships(
        {
            "rId1": (f"{R}/styles", "styles.xml"),
            "rId2": (f"{R}/settings", "settings.xml"),
            "rId3": (f"{R}/fontTable", "fontTable.xml"),
            "rId4": (f"{R}/theme", "theme/theme1.xml"),
            **{id_: (f"{R}/footer", name) for id_, name in footers.items()},
        }
    )


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"/>' for id_, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{inside}</Relationships>'


def settings(profile: Profile) -> str:
    """Mirrored margins, own footers for even pages, marks at full width, layout of Word 2013 and later."""
    mirror = "<w:mirrorMargins/>" if profile.page.mirror else ""
    even = "<w:evenAndOddHeaders/>" if profile.page.mirror else ""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{mirror}'
        f'<w:defaultTabStop w:val="{2 * profile.char()}"/>{even}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>{compatibility}</w:compat></w:settings>"
    )


def font_table(profile: Profile) -> str:
    """The fonts by name, with the names to try where one is missing."""
    fonts = profile.fonts
    faces = {face.name: face for face in fonts.faces.values()}
    han = "".join([_han_font(face, fonts.charset) for face in faces.values()])
    latin = "" if fonts.latin == "same" else _latin_font(fonts.latin)
    return f'{DECLARATION}<w:fonts xmlns:w="{W}">{han}{latin}</w:fonts>'


def _han_font(face: Face, charset: str) -> str:
    other = f'<w:altName w:val="{escape(",".join(face.also))}"/>' if face.also else ""
    return (
        f'<w:font w:name="{escape(face.name)}">{other}<w:charset w:val="{escape(charset)}"/>'
        '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
    )


def _latin_font(name: str) -> str:
    return (
        f'<w:font w:name="{escape(name)}"><w:charset w:val="00"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
