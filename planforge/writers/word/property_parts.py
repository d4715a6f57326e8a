"""``docProps``: title, author and date of the file, from the plan and never from a clock or a user name."""

from __future__ import annotations

from planforge.document.tree import Properties
from planforge.writers.word.namespaces import (
    CORE_PROPERTIES,
    DC,
    DCTERMS,
    DECLARATION,
    EXTENDED_PROPERTIES,
    XSI,
)
from planforge.writers.word.text import escape


def core_properties(properties: Properties, language: str) -> str:
    entries = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.author),
        ("cp:keywords", "；".join(properties.keywords)),
        ("cp:category", properties.category),
        ("dc:language", language),
        ("cp:lastModifiedBy", properties.author),
    )
    inside = "".join([f"<{tag}>{escape(text)}</{tag}>" for tag, text in entries if text])
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}" xmlns:dc="{DC}"'
        f' xmlns:dcterms="{DCTERMS}" xmlns:xsi="{XSI}">{inside}{_dates(properties.created)}</cp:coreProperties>'
    )


def _dates(created: str) -> str:
    if not created:
        return ""
    return "".join(
        f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{escape(created)}T00:00:00Z</dcterms:{tag}>'
        for tag in ("created", "modified")
    )


def extended_properties(properties: Properties) -> str:
    company = f"<Company>{escape(properties.author)}</Company>" if properties.author else ""
    return (
        f'{DECLARATION}<Properties xmlns="{EXTENDED_PROPERTIES}">'
        f"<Application>planforge</Application>{company}</Properties>"
    )
