"""Word files through LibreOffice to PDF, and where each word then stands on its page.

Fonts are substituted on most test machines, so widths of Latin letters prove nothing; Han characters
are as wide as they are high in every font.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

NEEDED = ("soffice", "pdftotext")
MISSING = [program for program in NEEDED if shutil.which(program) is None]
MM = 72 / 25.4

_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')

office = pytest.mark.office


def skip_without_office() -> None:
    if MISSING:
        pytest.skip(f"needs {' and '.join(MISSING)}: install LibreOffice and poppler-utils")


@dataclass(frozen=True)
class Line:
    """A line of text; lengths in mm from the paper's upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: list[Line]
    words: list[Line]

    def line(self, start: str) -> Line:
        """The first line that begins with ``start``."""
        return next(line for line in self.lines if line.text.startswith(start))

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]


def pages(files: dict[str, bytes], folder: Path) -> dict[str, list[Page]]:
    """Every file as LibreOffice lays it out; one run converts all."""
    for name, file in files.items():
        (folder / f"{name}.docx").write_bytes(file)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'user').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *(str(folder / f"{name}.docx") for name in files),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: _pages(folder / f"{name}.pdf") for name in files}


def _pages(pdf: Path) -> list[Page]:
    boxes = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return [_page(*match.groups()) for match in _PAGE.finditer(boxes)]


def _page(width: str, height: str, content: str) -> Page:
    words = [(*map(float, match.groups()[:4]), html.unescape(match[5])) for match in _WORD.finditer(content)]
    rows: list[list[tuple[float, float, float, float, str]]] = []
    for word in sorted(words, key=lambda word: (round(word[3]), word[0])):
        middle = (word[1] + word[3]) / 2
        if rows and rows[-1][-1][1] < middle < rows[-1][-1][3]:
            rows[-1].append(word)
        else:
            rows.append([word])
    lines, single = [_line(sorted(row)) for row in rows], [_line([word]) for word in words]
    return Page(float(width) / MM, float(height) / MM, lines, single)


def _line(words: list[tuple[float, float, float, float, str]]) -> Line:
    left, top, right, bottom, _ = zip(*words, strict=True)
    return Line(
        "".join(word[4] for word in words), min(left) / MM, max(right) / MM, min(top) / MM, max(bottom) / MM
    )
