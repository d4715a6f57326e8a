"""The look of a named style in words, resolved along its bases, so that a test can list them as a style sheet."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from word_structure import W, part, style_names

ALIGNED = {"left": "居左", "center": "居中", "right": "居右", "both": "两端对齐", "distribute": "分散对齐"}


def style_sheet(file: bytes) -> dict[str, str]:
    """Style name to its look: ``黑体 16磅 两端对齐 首行2字 行距28.95磅 大纲1 同页``."""
    names = style_names(file)
    styles = {style.get(f"{W}styleId", ""): style for style in part(file, "word/styles.xml").iter(f"{W}style")}
    return {names[id_]: " ".join(_look(_chain(style, styles))) for id_, style in styles.items()}


def _chain(style: ET.Element, styles: dict[str, ET.Element]) -> list[ET.Element]:
    base = style.find(f"{W}basedOn")
    return [style] if base is None else [style, *_chain(styles[base.get(f"{W}val", "")], styles)]


def _look(chain: list[ET.Element]) -> Iterator[str]:
    def get(path: str, name: str = "val") -> str:
        """The attribute in the nearest style that sets it; elements merge by attribute, as in Word."""
        tag = "/".join(W + step for step in path.split("/"))
        found = (element.get(W + name) for style in chain if (element := style.find(tag)) is not None)
        return next((value for value in found if value is not None), "")

    def on(path: str) -> bool:
        tag = "/".join(W + step for step in path.split("/"))
        element = next((element for style in chain if (element := style.find(tag)) is not None), None)
        return element is not None and element.get(f"{W}val") != "0"

    channels = [get("rPr/rFonts", channel) for channel in ("eastAsia", "ascii", "hAnsi", "cs")]
    yield from _fonts(channels)
    if size := get("rPr/sz"):
        yield f"{int(size) / 2:g}磅"
    if on("rPr/b"):
        yield "加粗"
    if (color := get("rPr/color")) and color != "auto":
        yield color
    if get("rPr/spacing") not in ("", "0"):
        yield f"字距{get('rPr/spacing')}"
    if align := get("pPr/jc"):
        yield ALIGNED[align]
    if chars := get("pPr/ind", "firstLineChars"):
        yield f"首行{int(chars) // 100}字({get('pPr/ind', 'firstLine')})"
    for edge, word in (("left", "左缩"), ("right", "右缩"), ("hanging", "悬挂")):
        if get("pPr/ind", edge) not in ("", "0"):
            yield f"{word}{get('pPr/ind', edge)}"
    for edge, word in (("before", "段前"), ("after", "段后")):
        if get("pPr/spacing", edge) not in ("", "0"):
            yield f"{word}{get('pPr/spacing', edge)}"
    if line := get("pPr/spacing", "line"):
        yield f"{'固定' if get('pPr/spacing', 'lineRule') == 'exact' else '最小'}{int(line) / 20:g}磅"
    if level := get("pPr/outlineLvl"):
        yield f"大纲{int(level) + 1}"
    if on("pPr/keepNext"):
        yield "同页"


def _fonts(channels: list[str]) -> Iterator[str]:
    """One name where all four channels agree, Han and Latin where they do by halves, else all of them."""
    han, *western = channels
    if not any(channels):
        return
    if set(western) == {han}:
        yield han
    elif len(set(western)) == 1:
        yield f"{han}/{western[0]}"
    else:
        yield "/".join(channels)
