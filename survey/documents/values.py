"""Readers of single values: numbers, days, words out of a few, true or false."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _

from survey.documents.place import Place

HUGE = 1e9


class Values(Place):
    """Reads values; a usable one is returned even where a flaw was noted."""

    def whole(self, key: str, default: int, *, low: int, high: int) -> int:
        """Return a whole number between two bounds, both allowed."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int):
            words = _("%(key)s phải là số nguyên, hiện là %(given)s")
            self.refuse(key, value, words, kind="whole")
        elif low <= value <= high:
            return value
        else:
            words = _("%(key)s phải từ %(low)s đến %(high)s, hiện là %(given)s")
            self.refuse(key, value, words, kind="bounds", low=low, high=high)
        return default

    def number(self, key: str, default: float) -> float:
        """Return a finite number of ordinary size."""
        value = self.values.get(key, default)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and -HUGE < value < HUGE:  # type: ignore[operator]
            return float(value)  # type: ignore[arg-type]
        self.refuse(key, value, _("%(key)s phải là số, hiện là %(given)s"))
        return default

    def day(self, key: str) -> date | None:
        """Return a date, given as one or as YYYY-MM-DD, or None without one."""
        value = self.values.get(key)
        if value is None or type(value) is date:  # a datetime is a date as well
            return value
        try:
            return date.fromisoformat(value)  # type: ignore[arg-type]
        except (TypeError, ValueError):
            words = _("%(key)s phải là ngày, như 2026-01-31, hiện là %(given)s")
            self.refuse(key, value, words)
            return None

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """Return one of the allowed words."""
        value = self.values.get(key)
        if isinstance(value, str) and value in allowed:
            return value
        words = _("%(key)s phải là một trong %(known)s, hiện là %(given)s")
        known = ", ".join(f'"{word}"' for word in allowed)
        self.refuse(key, value, words, kind="choice", known=known)
        return allowed[0]

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return a true or false, required unless there is a default."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            words = _("%(key)s phải là true hoặc false, hiện là %(given)s")
            self.refuse(key, value, words, kind="flag")
        return value is True
