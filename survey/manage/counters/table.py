"""Counters as a table: the file that an office takes along, changes and sends back."""

from collections.abc import Sequence

from survey.manage.counters.rows import COLUMNS
from survey.models import Counter
from survey.spreadsheets import Column, Kind, Table

WIDTHS = {"name": 36, "name_en": 30, "room": 24, "unit": 14}


def counter_table(counters: Sequence[Counter], *, name: str) -> Table:
    """Return counters with the columns that an import reads."""
    columns = [
        Column(column.name, Kind.TEXT, WIDTHS.get(column.name, 12))
        for column in COLUMNS
    ]
    return Table(name, columns, [_row(counter) for counter in counters])


def _row(counter: Counter) -> tuple[str, ...]:
    closed_on = counter.closed_on.isoformat() if counter.closed_on else ""
    return (
        counter.unit.code,
        counter.name,
        counter.name_en,
        counter.room,
        counter.service,
        counter.opened_on.isoformat(),
        closed_on,
        counter.code,
    )
