"""The plot: ratios as bars against what they should reach, and growth as lines. Text stays text in the SVG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib import font_manager, pyplot
from measuring import Line

_FONTS = ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "WenQuanYi Zen Hei")
_LAST = "DejaVu Sans"
_COLORS = {True: "#2a7f62", False: "#c0504d", None: "#8a8a8a"}
_LEAST = 1e-3


def draw(lines: Sequence[Line], target: Path) -> None:
    """Write the plot of ``lines`` as SVG; the same lines give the same file."""
    matplotlib.use("svg")
    known = [name for name in _FONTS if name in font_manager.get_font_names()]
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "planforge", "font.family": [*known, _LAST]})
    bars = [line for line in lines if line.bar]
    grown = [line for line in lines if line.points]
    height = 0.3 * len(bars) + 1
    figure, axes = pyplot.subplots(
        2 if grown else 1, 1, figsize=(10, height + 3 * bool(grown)), squeeze=False,
        gridspec_kw={"height_ratios": [height, 3] if grown else [1]},
    )
    _ratios(axes[0][0], bars)
    if grown:
        _growth(axes[1][0], grown)
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})


def _ratios(axes: Any, lines: Sequence[Line]) -> None:
    places = range(len(lines))
    values = [max(line.ratio.median, _LEAST) for line in lines]
    axes.barh(places, values, color=[_COLORS[line.met] for line in lines], left=_LEAST)
    for place, line in zip(places, lines, strict=True):
        axes.plot([line.bar] * 2, [place - 0.45, place + 0.45], color="black")
    axes.set_xscale("log")
    axes.set_yticks(places, [f"{line.topic}  {line.name}  {'≤' if line.at_most else '≥'}" for line in lines])
    axes.invert_yaxis()
    axes.set_xlabel("比值（对数）；竖线是标准，≥ 的越过它、≤ 的不过它为达到（绿）")


def _growth(axes: Any, lines: Sequence[Line]) -> None:
    for line in lines:
        axes.plot(*zip(*line.points, strict=True), marker="o", label=line.name)
    axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel("内容的倍数")
    axes.legend(fontsize="small")
