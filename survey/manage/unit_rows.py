"""The file of units: its columns, and each row read into what it says."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from survey.manage.csvfile import Column, read_rows
from survey.manage.row import Row
from survey.models import UnitKind

COLUMNS = (
    Column("code", "mã đơn vị", is_required=True),
    Column("name", "tên đơn vị"),
    Column("name_en", "tên tiếng anh"),
    Column("kind", "loại đơn vị"),
    Column("parent", "mã đơn vị cấp trên"),
    Column("ranking_group", "nhóm xếp hạng"),
    Column("valid_from", "từ ngày"),
    Column("valid_to", "đến ngày"),
    Column("successor", "mã đơn vị kế tục"),
)
KINDS = {kind.value: kind for kind in UnitKind} | {
    "tỉnh": UnitKind.PROVINCE,
    "sở": UnitKind.DEPARTMENT,
    "ngành dọc": UnitKind.VERTICAL,
    "đơn vị sự nghiệp": UnitKind.SERVICE,
    "xã": UnitKind.COMMUNE,
    "phường": UnitKind.WARD,
    "chi nhánh": UnitKind.BRANCH,
    "điểm phục vụ": UnitKind.POINT,
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What a line says of a unit; an empty cell says nothing."""

    row: Row
    code: str
    name: str
    name_en: str
    kind: UnitKind | None
    parent: str
    ranking_group: str
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]


def read_unit_rows(data: bytes) -> list[UnitRow]:
    """Return what a file says of units; faults of cells stand at the rows."""
    rows = [_unit_row(row) for row in read_rows(data, COLUMNS)]
    _note_doubles(rows)
    return rows


def _unit_row(row: Row) -> UnitRow:
    successors = row.text("successor", 400).replace(";", " ").split()
    return UnitRow(
        row=row,
        code=row.code("code", is_required=True),
        name=row.text("name", 200),
        name_en=row.text("name_en", 200),
        kind=row.choice("kind", KINDS),
        parent=row.text("parent", 32),
        ranking_group=row.text("ranking_group", 60),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        successors=tuple(dict.fromkeys(successors)),
    )


def _note_doubles(rows: list[UnitRow]) -> None:
    first: dict[str, UnitRow] = {}
    for row in rows:
        # Case is ignored: H12.03 and h12.03 would be one office to any reader.
        earlier = first.setdefault(row.code.casefold(), row)
        if row.code and earlier is not row:
            at = earlier.row.line
            row.row.note(_("mã đã có ở dòng %(line)d", line=at), "code")
