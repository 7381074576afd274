"""The file of units: its columns, and each row read into what it says."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from survey.encodings import looks_like_tcvn3
from survey.manage.csvfile import Column, Tell, read_rows
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
# The first Vietnamese word of a kind is the one that files are written with.
KIND_WORDS = {
    UnitKind.PROVINCE: ("tỉnh", "thành phố"),
    UnitKind.DEPARTMENT: ("sở",),
    UnitKind.VERTICAL: ("ngành dọc",),
    UnitKind.SERVICE: ("đơn vị sự nghiệp",),
    UnitKind.COMMUNE: ("xã", "đặc khu"),
    UnitKind.WARD: ("phường",),
    UnitKind.BRANCH: ("chi nhánh",),
    UnitKind.POINT: ("điểm phục vụ",),
}
KINDS = {kind.value: kind for kind in UnitKind} | {
    word: kind for kind, known in KIND_WORDS.items() for word in known
}
# Words that stand where a code would in the addresses of these pages.
RESERVED = frozenset({"moi", "nhap", "nhom", "xuat"})


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


def read_unit_rows(data: bytes, *, tell: Tell | None = None) -> list[UnitRow]:
    """Return what a file says of units; faults of cells stand at the rows."""
    rows = [unit_row(row) for row in read_rows(data, COLUMNS, tell=tell)]
    _note_doubles(rows)
    return rows


def unit_row(row: Row) -> UnitRow:
    """Return what a row says; a form is read as a file of one row."""
    successors = row.text("successor", 400).replace(";", " ").split()
    return UnitRow(
        row=row,
        code=_code(row),
        name=_name(row, "name"),
        name_en=_name(row, "name_en"),
        kind=row.choice("kind", KINDS),
        parent=row.text("parent", 32),
        ranking_group=row.text("ranking_group", 60),
        valid_from=row.day("valid_from"),
        valid_to=row.day("valid_to"),
        successors=tuple(dict.fromkeys(successors)),
    )


def _code(row: Row) -> str:
    code = row.code("code", is_required=True)
    if code.casefold() in RESERVED:
        row.note(_("mã “%(code)s” dành riêng cho hệ thống", code=code), "code")
    return code


def _name(row: Row, column: str) -> str:
    name = row.text(column, 200)
    if looks_like_tcvn3(name):
        words = _("chữ gõ theo bảng mã TCVN3 (phông .Vn…); hãy chuyển sang Unicode")
        row.note(words, column)
    return name


def _note_doubles(rows: list[UnitRow]) -> None:
    first: dict[str, UnitRow] = {}
    for row in rows:
        # Case is ignored: H12.03 and h12.03 would be one office to any reader.
        earlier = first.setdefault(row.code.casefold(), row)
        if row.code and earlier is not row:
            at = earlier.row.line
            row.row.note(_("mã đã có ở dòng %(line)d", line=at), "code")
