"""A cell of a workbook as the text that a person reads there."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from openpyxl.utils.datetime import from_excel, from_ISO8601

MIDNIGHT = time()
MOST_DIGITS = 10**15  # beyond them Excel has forgotten the last ones
PLAIN, SHARED, INLINE, TRUTH, ISO = "n", "s", "inlineStr", "b", "d"


class Styles(NamedTuple):
    """What makes a number a day: the styles that show one, and the first day of all."""

    days: Collection[int] = ()
    durations: Collection[int] = ()
    epoch: datetime = datetime(1899, 12, 30)  # noqa: DTZ001 - as workbooks keep it


class Texts:
    """Turns what is stored of a cell into text; a broken one is a `ValueError`."""

    def __init__(self, shared: Sequence[str], styles: Styles) -> None:
        self._shared, self._styles = shared, styles
        self._days: dict[tuple[int, str], str] = {}

    def of(self, kind: str, style: int, value: str) -> str:
        """Return a cell as text: days as 2026-01-31, whole numbers without a point."""
        if kind == PLAIN:
            return self._number(style, value)
        if kind == SHARED:
            if not value.isdigit():  # -1 would be the last of them
                raise ValueError(value)
            return self._shared[int(value)]
        if kind == TRUTH:
            return "TRUE" if int(value) else "FALSE"
        if kind == ISO:
            return _shown(from_ISO8601(value))
        return value

    def _number(self, style: int, value: str) -> str:
        if style in self._styles.days:
            key = (style, value)  # sheets of a day follow each other
            if key not in self._days:
                self._days[key] = self._day(style, value)
            return self._days[key]
        is_short = len(value) == 1 or value[0] != "0"
        return value if is_short and value.isdigit() else _short(value)

    def _day(self, style: int, value: str) -> str:
        epoch, is_long = self._styles.epoch, style in self._styles.durations
        try:
            return _shown(from_excel(float(value), epoch, timedelta=is_long))
        except OverflowError:
            return _short(value)


def _shown(value: datetime | date | time | timedelta) -> str:
    if isinstance(value, datetime):
        is_day = value.time() == MIDNIGHT
        return value.date().isoformat() if is_day else value.isoformat(" ")
    return str(value)


def _short(value: str) -> str:
    """Return a number as Excel shows it: 7.0 and 7E0 are 7."""
    number = float(value)
    if number.is_integer() and abs(number) < MOST_DIGITS:
        return str(int(number))
    return str(int(value) if value.isdigit() else number)
