"""The file of a sampling frame: its columns, and each row read."""

from flask_babel import gettext as _

from survey.manage.csvfile import Column, read_rows, refuse
from survey.manage.operations.sampling.frames import Listed
from survey.manage.row import Row

COLUMNS = (
    Column("reference", "mã", is_required=True),
    Column("label", "tên hoặc địa chỉ"),
    Column(
        "area",
        "thôn hoặc tổ dân phố",
        also=("thôn", "tổ dân phố", "thôn, tổ dân phố", "thôn/tổ dân phố"),
    ),
)


def read_frame(data: bytes) -> list[Listed]:
    """Return the entries of a list, or raise a `Problem` with every fault."""
    rows = read_rows(data, COLUMNS)
    entries = [_listed(row) for row in rows]
    _note_doubles(rows, entries)
    refuse(rows[0].problems)
    return entries


def _listed(row: Row) -> Listed:
    return Listed(
        reference=row.text("reference", 64, is_required=True),
        label=row.text("label", 300),
        area=row.text("area", 120),
    )


def _note_doubles(rows: list[Row], entries: list[Listed]) -> None:
    first: dict[str, Row] = {}
    for row, entry in zip(rows, entries, strict=True):
        earlier = first.setdefault(entry.reference.casefold(), row)
        if entry.reference and earlier is not row:
            row.note(_("mã đã có ở dòng %(line)d", line=earlier.line), "reference")
