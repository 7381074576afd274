"""What a file of sheets would bring, counted as it is read, before it is written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from survey.manage.operations.past.sheets import PastSheet
from survey.methods.answers import APART, BLANK
from survey.methods.form import Form

MOST_SHOWN = 200  # units, faults or names on the page
EXAMPLES = 5


@dataclass(slots=True)
class Summary:
    """Counts of sheets, by unit and by item."""

    n: int = 0
    first: date | None = None
    last: date | None = None
    units: Counter[int] = field(default_factory=Counter)
    counter_days: set[tuple[int, int | None, date]] = field(default_factory=set)
    blanks: Counter[int] = field(default_factory=Counter)  # by place in the answers
    apart: Counter[int] = field(default_factory=Counter)
    examples: list[PastSheet] = field(default_factory=list)

    def add(self, sheet: PastSheet) -> None:
        """Count a sheet."""
        self.n += 1
        self.first = min(self.first or sheet.day, sheet.day)
        self.last = max(self.last or sheet.day, sheet.day)
        unit_id, counter_id, _service = sheet.place
        self.units[unit_id] += 1
        self.counter_days.add((unit_id, counter_id, sheet.day))
        self.blanks.update(at for at, sign in enumerate(sheet.answers) if sign == BLANK)
        self.apart.update(at for at, sign in enumerate(sheet.answers) if sign == APART)
        if self.n <= EXAMPLES:
            self.examples.append(sheet)

    def told(self, form: Form, codes: Mapping[int, str]) -> dict[str, Any]:
        """Return what the page shows, as it is kept with a task."""
        items = [
            (one.code, self.n - self.blanks[at] - self.apart[at], self.blanks[at])
            for one, at in ((item, item.position - 1) for item in form.items)
        ]
        units = [(codes[id_], n) for id_, n in self.units.most_common(MOST_SHOWN)]
        return {
            "n": self.n,
            "n_units": len(self.units),
            "n_counter_days": len(self.counter_days),
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "units": units,
            "items": items,
            "examples": [
                (one.line, codes[one.place.unit_id], one.day.isoformat(), one.answers)
                for one in self.examples
            ],
        }


def summed(sheets: Iterable[PastSheet]) -> Summary:
    """Count sheets as they are read."""
    found = Summary()
    for sheet in sheets:
        found.add(sheet)
    return found


def shown(names: Sequence[str]) -> list[str]:
    """Return names as many as a page has room for."""
    return list(names[:MOST_SHOWN])
