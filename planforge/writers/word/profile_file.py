"""Reads a layout profile: finds the file, lays it over the one that it extends, checks it, picks the script.

Writes nothing and knows no layout figure itself.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from planforge.diagnostics import Place
from planforge.patterns import lazy
from planforge.resources import folder, read_yaml
from planforge.writers.word.encoding import culprit
from planforge.writers.word.errors import ProfileError
from planforge.writers.word.profile import (
    Fonts,
    Grid,
    Options,
    Page,
    PageNumber,
    Profile,
    RedHeadFigures,
    SignatureFigures,
    Style,
    TableFigures,
)
from planforge.writers.word.typed import shown, typed, unknown_key
from planforge.writers.word.used_styles import USED_STYLES

SECTIONS = {
    "page": Page,
    "grid": Grid,
    "options": Options,
    "page_number": PageNumber,
    "red_head": RedHeadFigures,
    "signature": SignatureFigures,
    "table": TableFigures,
}
KEYS = {"extends", "title", "fonts", "styles", *SECTIONS}
LARGEST = 200_000
"""Bytes of a profile's file."""
DEEPEST = 20
"""Mappings and lists inside one another; the YAML reader has no bound of its own, and a profile needs four."""
_NAME = lazy(r"[\w-]+(\.yaml)?")


def load_profile(path_or_name: str | Path, script: str) -> Profile:
    """The profile of that name (``gbt9704``, ``gbt33476``) or file, for ``hans``, ``hant``, ``hant-tw`` or ``hant-hk``.

    A profile of the user's own is proved with python-docx (see ``proof``) before it is handed out.
    Raises ProfileError where the file is missing, not YAML, or holds an unknown or ill-typed key.
    """
    shipped = _shipped_path(str(path_or_name))
    if shipped is not None:
        return _shipped(shipped, script)
    profile = _read(_own_path(Path(path_or_name)), script)
    from planforge.writers.word.proof import prove

    prove(profile)
    return profile


@cache
def default_profile(script: str) -> str:
    """The name of the profile that is usual for ``script`` (``templates/scripts.yaml``)."""
    return str(read_yaml(folder("templates") / "scripts.yaml")["layouts"][script])


def profile_names() -> list[str]:
    """The names of the profiles that travel with planforge."""
    return sorted(path.stem for path in _layouts().glob("*.yaml"))


def _shipped_path(name: str) -> Path | None:
    path = _layouts() / f"{name}.yaml"
    return path if path.parent == _layouts() and path.is_file() else None


def _layouts() -> Path:
    """Where the profiles lie that travel with planforge."""
    return folder("templates") / "layouts"


def _own_path(path: Path) -> Path:
    if not path.is_file():
        raise ProfileError("PF520", name=path, known="、".join(profile_names()))
    return path


@cache
def _shipped(path: Path, script: str) -> Profile:
    return _read(path, script)


def _read(path: Path, script: str) -> Profile:
    try:
        return _profile(_extended(path, ()), script)
    except ProfileError as error:
        if error.place is None:
            error.place = _place(path, error.path)
        raise


def _extended(path: Path, below: tuple[Path, ...]) -> dict[str, Any]:
    """The mapping of ``path`` laid over those that it extends."""
    if path in below:
        chain = " → ".join(step.name for step in (*below, path))
        raise ProfileError("PF532", path="extends", chain=chain)
    data = read_yaml(path) if path.parent == _layouts() else _mapping(path)
    base = data.pop("extends", None)
    if base is None:
        return data
    parent = _shipped_path(str(base)) or _beside(path, str(base))
    return _over(_extended(parent, (*below, path)), data)


def _beside(path: Path, name: str) -> Path:
    """The file beside ``path`` that is called ``name``, with or without ``.yaml``; no other file is opened.

    A link that leads out of the folder is no file beside it.
    """
    file = path.parent / f"{name.removesuffix('.yaml')}.yaml"
    if not _NAME.fullmatch(name) or not file.resolve().is_relative_to(path.parent.resolve()):
        raise ProfileError("PF520", path="extends", name=name, known="、".join(profile_names()))
    return _own_path(file)


def _over(under: dict[str, Any], upper: dict[str, Any]) -> dict[str, Any]:
    merged = dict(under)
    for key, value in upper.items():
        old = under.get(key)
        merged[key] = _over(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return merged


def _mapping(path: Path) -> dict[str, Any]:
    import yaml

    try:
        if path.stat().st_size > LARGEST:
            raise ProfileError("PF521", file=path.name)
        text = path.read_text(encoding="utf-8-sig")
        _check_events(path, text)
        data = yaml.load(text, Loader=yaml.CSafeLoader)
        _check_texts(data, set())
    except ProfileError:
        raise
    except yaml.YAMLError as error:
        raise ProfileError("PF521", place=_mark(path, getattr(error, "problem_mark", None)), file=path.name) from error
    except (ValueError, OverflowError, RecursionError, TypeError) as error:
        raise ProfileError("PF521", file=path.name) from error
    if not isinstance(data, dict):
        raise ProfileError("PF527", key=path.name, found=shown(data))
    return data


def _check_events(path: Path, text: str) -> None:
    """Nothing, where ``text`` is not too deep, and merges nothing (merges of merges would double without end).

    Raises:
        ProfileError: it is or does.
        yaml.YAMLError: it is no YAML.
    """
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ProfileError("PF521", place=_mark(path, event.start_mark), file=path.name)
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<":
            raise ProfileError("PF522", place=_mark(path, event.start_mark), key="<<")


def _check_texts(value: Any, seen: set[int]) -> None:
    """Nothing, where Word can hold every text in ``value``; what aliases repeat is looked at once.

    Raises:
        ValueError: it cannot.
    """
    if isinstance(value, str) and culprit(value):
        raise ValueError(value)
    if isinstance(value, dict | list) and id(value) not in seen:
        seen.add(id(value))
        for inner in (*value.keys(), *value.values()) if isinstance(value, dict) else value:
            _check_texts(inner, seen)


def _profile(data: dict[str, Any], script: str) -> Profile:
    for key in data:
        if key not in KEYS:
            raise unknown_key(str(key), str(key), dict.fromkeys(KEYS))
    for key in ("fonts", "styles"):
        if not isinstance(data.get(key), dict):
            raise ProfileError("PF527", path=key, key=key, found=shown(data.get(key)))
    sections: dict[str, Any] = {name: typed(kind, data.get(name, {}), name) for name, kind in SECTIONS.items()}
    styles = {str(name): typed(Style, value, f"styles.{name}") for name, value in data["styles"].items()}
    profile = Profile(
        title=str(data.get("title", "")),
        script=script,
        fonts=_fonts(data["fonts"], script),
        styles=styles,
        **sections,
    )
    _check_page(profile.page)
    _check_styles(profile)
    return profile


def _fonts(scripts: dict[str, Any], script: str) -> Fonts:
    if script not in scripts:
        raise ProfileError("PF531", path="fonts", script=script, known="、".join(map(str, scripts)))
    return typed(Fonts, scripts[script], f"fonts.{script}")


def _check_page(page: Page) -> None:
    """The type area and its two given margins must fit on the paper."""
    for key, given, paper in (
        ("page.text_width", page.inner + page.text_width, page.width),
        ("page.text_height", page.top + page.text_height, page.height),
    ):
        if given > paper:
            raise ProfileError("PF530", path=key, key=key, given=f"{given:g}", paper=f"{paper:g}")


def _check_styles(profile: Profile) -> None:
    styles = profile.styles
    for used in USED_STYLES:
        if used not in styles:
            raise ProfileError("PF529", path=f"styles.{used}", key=f"styles.{used}")
    for name, style in styles.items():
        for key in ("base", "next", "link"):
            _check_name(f"styles.{name}.{key}", getattr(style, key), styles)
        _check_name(f"styles.{name}.font", style.font or "", profile.fonts.faces)
        _check_bases(name, profile)


def _check_name(key: str, name: str, known: Any) -> None:
    if name and name not in known:
        raise ProfileError("PF534", path=key, key=key, name=name, known="、".join(known))


def _check_bases(name: str, profile: Profile) -> None:
    chain = [name]
    while base := profile.styles[chain[-1]].base:
        chain.append(base)
        if base in chain[:-1]:
            raise ProfileError("PF532", path=f"styles.{name}.base", chain=" → ".join(chain))
        _check_name(f"styles.{chain[-2]}.base", base, profile.styles)


def _place(path: Path, key: str) -> Place | None:
    """Where ``key`` stands in the file, or the nearest key around it that does; none for no key."""
    import yaml

    if not key:
        return None
    try:
        node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    found = None
    for step in key.split("."):
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        match = next((pair for pair in pairs if pair[0].value == step), None)
        if match is None:
            break
        found, node = match
    return _span(path, found.start_mark, found.end_mark) if found is not None else None


def _mark(path: Path, mark: Any) -> Place | None:
    return _span(path, mark, mark) if mark is not None else None


def _span(path: Path, start: Any, end: Any) -> Place:
    return Place(str(path), start.line + 1, start.column + 1, end.line + 1, end.column + 1)
