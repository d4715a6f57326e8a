"""From bytes to text: which encodings are read, and what is said about all others."""

from __future__ import annotations

import pytest

from planforge.diagnostics import Diagnostic, Diagnostics
from planforge.source import decode

PLAN = "类型: 实施方案\n标题: 青山县学前教育普及普惠实施方案\n发文单位: 青山县教育局\n"


def read(data: bytes) -> tuple[str | None, list[Diagnostic]]:
    """The text of ``data``, and what is said about it."""
    diagnostics = Diagnostics()
    return decode(data, "方案.yaml", diagnostics), list(diagnostics)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read(codec: str) -> None:
    """UTF-8 with or without a mark, UTF-16 and UTF-32 with one, all give the same text."""
    assert read(PLAN.encode(codec)) == (PLAN, [])


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-16-le"])
def test_the_byte_order_mark_tells_the_byte_order(codec: str) -> None:
    """Either order is read."""
    assert read(("\ufeff" + PLAN).encode(codec)) == (PLAN, [])


@pytest.mark.parametrize(("newline", "name"), [("\r\n", "CRLF"), ("\r", "CR"), ("\n", "LF")])
def test_line_breaks_of_every_system_are_one(newline: str, name: str) -> None:
    """Windows, old Mac and Unix files give the same text."""
    assert read(PLAN.replace("\n", newline).encode()) == (PLAN, [])


@pytest.mark.parametrize(
    ("text", "codec", "label", "option"),
    [
        (PLAN, "gbk", "GB18030（GBK）", "gb18030"),
        (PLAN, "gb18030", "GB18030（GBK）", "gb18030"),
        ("類型: 實施方案\n標題: 青山縣學前教育普及普惠實施方案\n發文單位: 青山縣教育局\n", "big5", "Big5", "big5"),
        (PLAN, "utf-16-le", "UTF-16 LE（没有 BOM）", "utf-16-le"),
        (PLAN, "utf-16-be", "UTF-16 BE（没有 BOM）", "utf-16-be"),
        (PLAN, "utf-32-le", "UTF-32 LE（没有 BOM）", "utf-32-le"),
        ("type: plan\ntitle: x\n", "utf-16-le", "UTF-16 LE（没有 BOM）", "utf-16-le"),
    ],
)
def test_other_encodings_are_recognised_and_not_decoded(text: str, codec: str, label: str, option: str) -> None:
    """The message names the encoding and quotes the line as it reads in it, at the first byte that is not UTF-8."""
    found, (diagnostic,) = read(text.encode(codec))
    facts = {"encoding": label, "option": option, "sample": text.partition("\n")[0]}
    assert (found, diagnostic.code, dict(diagnostic.facts)) == (None, "PF102", facts)
    assert diagnostic.place is not None
    assert (diagnostic.place.line, diagnostic.place.column) == (1, 1)


def test_a_damaged_byte_is_located() -> None:
    """One broken byte in a UTF-8 file is no other encoding: line and column are given."""
    data = PLAN.encode().replace("青山县教育局".encode(), b"\xe9\x9d")
    found, (diagnostic,) = read(data)
    assert (found, diagnostic.code) == (None, "PF103")
    assert diagnostic.place is not None
    assert (diagnostic.place.line, diagnostic.place.column) == (3, 7)


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"PK\x03\x04", ".docx"), (b"\xd0\xcf\x11\xe0", ".doc"), (b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF")],
)
def test_a_word_file_is_called_so(start: bytes, kind: str) -> None:
    """Files of other programs are named, not decoded into nonsense."""
    found, (diagnostic,) = read(start + b"\x00" * 100)
    assert (found, diagnostic.code) == (None, "PF104")
    assert kind in diagnostic.facts["kind"]


def test_more_than_two_megabytes_is_refused() -> None:
    """The bound is on bytes, before anything is decoded; a file of just that size passes."""
    assert read(b"a" * 2_000_000)[0] is not None
    found, (diagnostic,) = read(b"a" * 2_000_001)
    assert (found, diagnostic.code, dict(diagnostic.facts)) == (None, "PF101", {"size": "2.0", "most": "2"})


def test_every_forbidden_character_is_located() -> None:
    """Each run of them is one finding; the text keeps its columns."""
    found, diagnostics = read("标题: 甲\x00\x00乙\n文号: \u202e丙\n".encode())
    assert found == "标题: 甲\ufffd\ufffd乙\n文号: \ufffd丙\n"
    places = [(d.code, d.place.line, d.place.column, d.place.end_column) for d in diagnostics if d.place]
    assert places == [("PF105", 1, 6, 8), ("PF106", 2, 5, 6)]


def test_a_binary_file_does_not_flood_the_screen() -> None:
    """After a hundred findings a note says that there are more."""
    diagnostics = read(b"a\x01" * 10_000)[1]
    assert len(diagnostics) == 101
    assert diagnostics[-1].code == "PF109"
