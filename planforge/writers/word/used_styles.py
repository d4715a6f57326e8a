"""The styles that the writer refers to; every layout profile must hold them.

Only names; what they look like is in the profile.
"""

from __future__ import annotations

from planforge.document.tree import Role

ROLE_STYLES = {
    Role.BODY: "Body",
    Role.RECIPIENTS: "Recipients",
    Role.SUBTITLE: "SubtitleLine",
    Role.DUTY: "Duty",
    Role.CAPTION: "Caption",
    Role.TABLE_UNIT: "TableUnit",
    Role.TABLE_NOTE: "TableNote",
    Role.NOTE: "Note",
    Role.LIST: "ListItem",
}
HEADING_LEVELS = range(1, 6)

USED_STYLES = (
    "Normal",
    "Title",
    *ROLE_STYLES.values(),
    *(f"Heading{level}" for level in HEADING_LEVELS),
    *(f"Heading{level}Char" for level in HEADING_LEVELS),
    *(f"RunInHeading{level}" for level in HEADING_LEVELS),
    "Strong",
    "Emphasis",
    "Group",
    "AnnexNote",
    "Signature",
    "SealedRow",
    "Date",
    "AnnexMark",
    "CopyNumber",
    "Secrecy",
    "IssuerMark",
    "JointIssuer",
    "DocumentNumber",
    "Signer",
    "SignerName",
    "RedLine",
    "Colophon",
    "ColophonCopies",
    "ColophonThickLine",
    "ColophonThinLine",
    *(f"{size}Table{part}" for size in ("", "Small") for part in ("Text", "TextCentre", "TextRight", "Head")),
    "Spacer",
    "PageNumberOdd",
    "PageNumberEven",
    "PageNumberCentre",
)
