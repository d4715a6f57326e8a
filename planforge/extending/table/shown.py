"""Numbers, dates and times of a workbook as a plan writes them: 91.5%, 2026年3月2日, 2026年3月. Reads no file."""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal

from planforge.patterns import lazy

_DIGITS = 15
_PERCENT = lazy(r"(?:\.(?P<places>0+))?%")
_FIXED = lazy(r"^#?,?#*0\.(?P<places>0+)(?:[_;].*)?$")
_YEAR, _MONTH, _DAY = lazy("[y年]"), lazy("[m月]"), lazy("[d日]")
_QUOTED = lazy(r'"([^"]*)"|\\(.)|\[[^\]]*\]')


def shown(value: bool | int | float | datetime.date | datetime.time, format: str) -> str:
    """``value`` as far as the number ``format`` of its cell shows it. Thousands are not divided: 12000."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        return _number(value, format.split(";")[0])
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M")
    return _date(value, format.split(";")[0])


def _number(value: float, format: str) -> str:
    if percent := _PERCENT.search(format):
        return f"{_fixed(value * 100, len(percent['places'] or ''))}%"
    if fixed := _FIXED.match(format):
        return _fixed(value, len(fixed["places"]))
    return f"{_kept(value):f}"


def _kept(value: float) -> Decimal:
    """The digits that Excel keeps of a number."""
    return Decimal(f"{value:.{_DIGITS}g}")


def _fixed(value: float, places: int) -> str:
    """Rounded as people round, half up."""
    return f"{_kept(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def _date(value: datetime.date, format: str) -> str:
    """2026年3月2日 whatever the format, which mostly is that of the machine; without day, or month, where it has none.

    With the time of day where there is one.
    """
    plain = _QUOTED.sub(lambda found: found[1] or found[2] or "", format).lower()
    if _YEAR.search(plain) and not _DAY.search(plain):
        return f"{value.year}年{value.month}月" if _MONTH.search(plain) else f"{value.year}年"
    day = f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, datetime.datetime) and (value.hour or value.minute):
        return f"{day} {value:%H:%M}"
    return day
