"""The file of counters: its columns, and each row read into what it says."""

from dataclasses import dataclass
from datetime import date

from survey.manage.csvfile import Column, read_rows
from survey.manage.row import Row

COLUMNS = (
    Column("unit", "mã đơn vị"),
    Column("name", "tên quầy", is_required=True),
    Column("name_en", "tên tiếng anh"),
    Column("room", "phòng"),
    Column("service", "lĩnh vực"),
    Column("opened_on", "ngày mở"),
    Column("closed_on", "ngày đóng"),
    Column("code", "mã quầy"),
)


@dataclass(frozen=True, slots=True)
class CounterRow:
    """What a line says of a counter; an empty cell says nothing."""

    row: Row
    unit: str
    name: str
    name_en: str
    room: str
    service: str
    opened_on: date | None
    closed_on: date | None
    code: str


def read_counter_rows(data: bytes) -> list[CounterRow]:
    """Return what a file says of counters; faults of cells stand at the rows."""
    return [
        CounterRow(
            row=row,
            unit=row.text("unit", 32),
            name=row.text("name", 120, is_required=True),
            name_en=row.text("name_en", 120),
            room=row.text("room", 120),
            service=row.code("service"),
            opened_on=row.day("opened_on"),
            closed_on=row.day("closed_on"),
            code=row.text("code", 16).upper(),
        )
        for row in read_rows(data, COLUMNS)
    ]
