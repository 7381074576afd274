"""The file of a batch to fill in: its numbers are there, all else is empty."""

from collections.abc import Sequence

from survey.keying.sheet_rows import COMMENT, DAY, NUMBER, headings
from survey.methods.form import Form
from survey.models import Batch
from survey.spreadsheets import Cell, Column, Kind, Table

MOST_NUMBERED = 5_000  # rows; further numbers are typed, or filled down


def blank_table(batch: Batch, form: Form) -> Table:
    """Return a row a form, a column a question."""
    names = headings(form)
    columns = [Column(name, _kind(name), _width(name)) for name in names]
    day = "" if batch.first_day != batch.last_day else batch.first_day.isoformat()
    empty: Sequence[Cell] = [None] * (len(names) - 2)
    rows = [[number, day, *empty] for number in batch.numbers[:MOST_NUMBERED]]
    return Table(f"Lô {batch.id}", columns, rows)


def _kind(name: str) -> Kind:
    return Kind.TEXT if name in {DAY, COMMENT} else Kind.WHOLE


def _width(name: str) -> int:
    return {NUMBER: 10, DAY: 12, COMMENT: 50}.get(name, 6)
