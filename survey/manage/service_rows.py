"""The file of names of services: its columns, and each row read into what it says."""

from dataclasses import dataclass

from survey.manage.csvfile import Column, read_rows
from survey.manage.row import Row

LONGEST = 120  # characters of a name
COLUMNS = (
    Column("code", "mã lĩnh vực", is_required=True),
    Column("name", "tên lĩnh vực", is_required=True),
    Column("name_en", "tên tiếng anh"),
)


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """What a line calls a service; an empty English name says nothing."""

    row: Row
    code: str
    name: str
    name_en: str


def read_service_rows(data: bytes) -> list[ServiceRow]:
    """Return what a file says of services; faults of cells stand at the rows."""
    return [
        ServiceRow(
            row=row,
            code=row.code("code", is_required=True),
            name=row.text("name", LONGEST, is_required=True),
            name_en=row.text("name_en", LONGEST),
        )
        for row in read_rows(data, COLUMNS)
    ]
