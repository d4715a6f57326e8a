"""Files that mean harm, or were damaged: made from sound ones and from nothing, by a seeded generator. Runs nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
HOSTILE = [
    *("", " ", "~", "null", "yes", "0", "-1", "1e308", ".nan", "2026-02-30", "9999-12-31", "0001-01-01"),
    *("99999999999", "20xx年", "二0一六年", "第9999周周八", "每周五，共99999期"),
    *("从9999年12月31日起每天", "印发之日起999999999日内"),
    *("=1+1", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "\tx", "{{ 7*7 }}", "{% for i in range(9) %}"),
    *("{0.__class__}", "<script>alert(1)</script>", "[x](javascript:alert(1))", "| a | b |", "# 标题", "```"),
    *("***", ":::表", "\\\\", "`", "END:VCALENDAR\\r\\nBEGIN:VEVENT", "甲;乙,丙:丁", "\"'\"", "“‘”’", "（（（"),
    *("》《", "】【", "[2016]6号", "〔2016〕", "\u202e右", "\u200b零", "e\u0301", "\U0001f600", "𠮷", "\ufdd0"),
    *("\ud800", "\x00", "\x0b", "\x85", "\ufeff", "\u2028", "一" * 300, "（一）" * 50, "1." * 200, "，" * 500),
    *("a" * 5000, "甲、" * 400, "１２３％", "13所=国中3所+国小10所", "../../etc/passwd", "/dev/zero", "C:\\\\con"),
    *("x\\ny", "&a", "*a", "!!python/object:os.system", "<<", "%YAML", "---"),
]
"""Values that something in the way of a file might take for more than text."""
_LAYOUT = [*("  ", "\n", "\n  ", "\n- ", "- ", ": ", " #", ", ", "|\n", "---\n"), *"[]{}\t：，", "&a ", "*a"]


@dataclass(frozen=True, slots=True)
class Input:
    """A file of some name; ``sort`` says how it was made."""

    sort: str
    data: bytes


@cache
def sound_files() -> tuple[bytes, ...]:
    """Samples, starters and cases: what users' files look like, sound or broken by one mistake."""
    folders = ("samples/*/*.yaml", "templates/*/starter.yaml", "tests/cases/check/*.yaml", "tests/cases/render/*.yaml")
    return tuple(path.read_bytes() for folder in folders for path in sorted(ROOT.glob(folder)))


def any_input(random: Random) -> Input:
    """The next file."""
    sort, make = random.choices(_SORTS, weights=[weight for _, _, weight in _WEIGHTED])[0]
    return Input(sort, make(random))


def _sound(random: Random) -> bytes:
    """A file as it is."""
    return random.choice(sound_files())


def _bytes(random: Random) -> bytes:
    """A sound file, some bytes of which were damaged, lost, doubled or mixed with another file."""
    data = bytearray(random.choice(sound_files()))
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        at, length = random.randrange(len(data) + 1), random.choice((1, 1, 2, 3, 10, 200))
        other = random.choice(sound_files())
        piece = random.choice((random.randbytes(length), other[: random.randrange(len(other))][-length:], b""))
        data[at : at + random.choice((0, length))] = piece
    return bytes(data)


def _lines(random: Random) -> bytes:
    """A sound file, some lines of which were moved, doubled, lost, or stand further in or out."""
    lines = random.choice(sound_files()).decode().split("\n")
    for _ in range(random.choice((1, 2, 4, 10))):
        at = random.randrange(len(lines))
        change = random.randrange(5)
        if change == 0:
            lines.insert(random.randrange(len(lines)), lines[at])
        elif change == 1 and len(lines) > 1:
            del lines[at]
        elif change == 2:
            lines[at] = " " * random.randrange(9) + lines[at].lstrip()
        elif change == 3:
            lines.insert(at, random.choice(random.choice(sound_files()).decode().split("\n")))
        else:
            cut = random.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + random.choice(_LAYOUT) + lines[at][cut:]
    return "\n".join(lines).encode()


def _values(random: Random) -> bytes:
    """A sound file with hostile values in place of some of its own."""
    lines = random.choice(sound_files()).decode().split("\n")
    for _ in range(random.choice((1, 3, 8))):
        at = random.randrange(len(lines))
        head, colon, _ = lines[at].partition(": ")
        value = random.choice(HOSTILE)
        quoted = random.choice((value, '"' + value.replace('"', '\\"') + '"', f"[{value}, {value}]"))
        lines[at] = f"{head}{colon}{quoted}" if colon else lines[at] + value
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def _texts(random: Random) -> bytes:
    """A sound file with slips of the pen in the midst of its texts."""
    text = random.choice(sound_files()).decode()
    for _ in range(random.choice((3, 10, 40))):
        at = random.randrange(len(text))
        text = text[:at] + random.choice(HOSTILE)[:20] + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _nothing(random: Random) -> bytes:
    """Any bytes, any characters, or what YAML is made of in any order."""
    length = random.choice((0, 1, 10, 300))
    pieces = [*_LAYOUT, "标题", "类型: 实施方案\n", "措施:\n", *HOSTILE]
    return random.choice(
        (
            random.randbytes(length),
            "".join(chr(random.randrange(0x3000, 0x9FFF)) for _ in range(length)).encode(),
            "".join(random.choice(pieces) for _ in range(length)).encode("utf-8", "surrogatepass"),
        )
    )


def _encoded(random: Random) -> bytes:
    """A sound file in another encoding, with or without its mark, or cut in the middle of a character."""
    text = random.choice(sound_files()).decode()
    codecs = ("gb18030", "gbk", "big5", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "shift_jis", "latin-1")
    codec = random.choice(codecs)
    data = text.encode(codec, "replace")
    return data[: random.randrange(len(data) + 1)] if random.random() < 0.3 else data


def _bombs(random: Random) -> bytes:
    """Much from little: deep, wide, long, and one inside the other by aliases."""
    size = random.choice((50, 500, 5_000, 50_000))
    head = "类型: 实施方案\n标题: 方案\n发文单位: 县教育局\n"
    char = random.choice((*"甲（“1[-｜、。%某0", "一、", "国发[2010]", "x, "))
    aliases = "".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9) if n else '甲'}]\n" for n in range(min(size, 9)))
    nested = "措施: " + "[{标题: 甲, 措施: " * min(size, 2_000)
    bombs: Sequence[str] = (
        f"{head}引言: {char * size}\n",
        f"{head}引言: |\n  " + (char * 40 + "\n  ") * (size // 40),
        f"{head}引言: '{char * size}'\n",
        head + "[" * size,
        head + "{a: " * min(size, 5_000),
        head + aliases,
        head + nested,
        head + "".join(f"键{n}: 值\n" for n in range(min(size, 20_000))),
        f"{head}措施:\n" + "  - {标题: 落实, 牵头单位: 县教育局, 完成时限: 2025年底}\n" * min(size, 2_000),
        head + "\n" * size + "#" * size,
        f"{head}措施:\n" + "".join(f"{'  ' * n}- 标题: 甲\n{'  ' * n}  措施:\n" for n in range(min(size, 300))),
        f"{head}{char * size}: 值\n",
        f"{head}章节: [{{标题: 表, 内容: \"{'| a ' * size}\\n{'|---' * size}\"}}]\n",
    )
    return random.choice(bombs).encode()


_WEIGHTED: tuple[tuple[str, Callable[[Random], bytes], int], ...] = (
    ("sound", _sound, 3),
    ("bytes", _bytes, 5),
    ("lines", _lines, 6),
    ("values", _values, 6),
    ("texts", _texts, 4),
    ("nothing", _nothing, 2),
    ("encoded", _encoded, 1),
    ("bombs", _bombs, 1),
)
_SORTS = [(sort, make) for sort, make, _ in _WEIGHTED]
