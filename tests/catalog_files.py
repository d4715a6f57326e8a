"""The catalogs as files: what Babel finds in the sources today, and what .po and .mo must be. Judges nothing."""

from __future__ import annotations

import io
import tomllib
from functools import cache
from pathlib import Path

import yaml
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from planforge.language.catalogs import FOLDER

ROOT = Path(__file__).parents[1]
CATALOGS = [("labels", "zh_Hant"), ("messages", "zh_Hant"), ("messages", "en")]
"""Domain and locale of each."""
_HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit\n",
}


class Undated(Catalog):
    """A catalog whose header holds no dates and no versions, so that it is written alike on any day."""

    mime_headers = property(
        lambda self: [("Project-Id-Version", "planforge"), ("Language", str(self.locale)), *_HEADER.items()],
        lambda self, headers: None,
    )


def path_of(domain: str, locale: str, ending: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES" / f"{domain}.{ending}"


@cache
def extracted(domain: str) -> list[Message]:
    """What the sources say today, as the domain's mapping finds it."""
    mappings = tomllib.loads((FOLDER / f"{domain}.toml").read_text("utf-8"))["mappings"]
    methods = [(each["pattern"], each["method"]) for each in mappings]
    options = {each["pattern"]: each for each in mappings}
    catalog = Catalog()
    for file, line, text, comments, _ in extract_from_dir(ROOT, methods, options):
        catalog.add(text, locations=[(Path(file).as_posix(), line)], auto_comments=comments)
    return [message for message in catalog if message.id]


def entries(domain: str, locale: str) -> list[Message]:
    """What the .po file holds."""
    path = path_of(domain, locale, "po")
    catalog = read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=locale, domain=domain)
    return [message for message in catalog if message.id]


def merged(domain: str, locale: str) -> Catalog:
    """Today's texts with the translations that there are."""
    known = {message.id: message.string for message in entries(domain, locale)}
    catalog = Undated(locale=locale, domain=domain, header_comment=f"# {domain}, {locale}", fuzzy=False)
    for message in extracted(domain):
        catalog.add(message.id, known.get(message.id, ""), message.locations, (), message.auto_comments)
    return catalog


def source(catalog: Catalog) -> bytes:
    """The .po file: in the order of the sources, without line numbers."""
    file = io.BytesIO()
    write_po(file, catalog, width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The .mo file."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def simplified_only() -> set[str]:
    """The characters that no Traditional text has."""
    data = yaml.safe_load((ROOT / "planforge/language/data/scripts.yaml").read_text("utf-8"))
    return {word[0] for word in data["pairs"].split()}


def write_anew() -> None:
    """Bring every .po and .mo file up to date; translations stay."""
    for domain, locale in CATALOGS:
        catalog = merged(domain, locale)
        path_of(domain, locale, "po").parent.mkdir(parents=True, exist_ok=True)
        path_of(domain, locale, "po").write_bytes(source(catalog))
        path_of(domain, locale, "mo").write_bytes(compiled(catalog))
