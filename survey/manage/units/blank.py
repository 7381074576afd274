"""The file to fill in: its headings, an example, and what the columns mean."""

import io
from collections.abc import Sequence

from flask_babel import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from survey.manage.units.export import WIDTHS, columns, kind_cell
from survey.models import UnitKind
from survey.spreadsheets import CSV, Table, csv_file

KIND_COLUMN = 3
MOST_ROWS = 20_000  # that offer the list of kinds
Rows = Sequence[Sequence[str]]


def blank_file(kind: str) -> bytes:
    """Return the file to fill in, without a unit in it."""
    headings = columns()
    if kind == CSV:
        return csv_file(Table("", headings, []))
    stream = io.BytesIO()
    book = Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False})
    heads = [column.heading for column in headings]
    bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
    to_fill = book.add_worksheet(_("Đơn vị"))
    _fill(to_fill, [heads], bold, text)
    kinds = [kind_cell(one) for one in UnitKind]
    choice = {"validate": "list", "source": kinds}
    to_fill.data_validation(1, KIND_COLUMN, MOST_ROWS, KIND_COLUMN, choice)
    _fill(book.add_worksheet(_("Ví dụ")), [heads, *example()], bold, text)
    meanings = list(zip(heads, _meanings(), strict=True))
    _fill(book.add_worksheet(_("Giải thích")), meanings, text, text, widths=(26, 110))
    book.close()
    return stream.getvalue()


def _fill(
    sheet: Worksheet,
    rows: Rows,
    first: Format,
    text: Format,
    *,
    widths: Sequence[int] = WIDTHS,
) -> None:
    # As text, or Excel would make numbers of codes and days of its own of days.
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, text)
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            sheet.write_string(number, place, cell, text if number else first)
    sheet.freeze_panes(1, 0)


def example() -> Rows:
    """Return units of an invented province."""
    province, department = kind_cell(UnitKind.PROVINCE), kind_cell(UnitKind.DEPARTMENT)
    commune, ward = kind_cell(UnitKind.COMMUNE), kind_cell(UnitKind.WARD)
    since, until = "2025-07-01", "2026-06-30"
    return [
        ("AT", "Tỉnh An Thịnh (ví dụ)", "An Thinh", province, "", "", since, "", ""),
        ("AT.NV", "Sở Nội vụ", "", department, "AT", "Sở", since, "", ""),
        (
            "AT.P01",
            "UBND phường Thịnh Lạc",
            "",
            ward,
            "AT",
            "Xã, phường",
            since,
            "",
            "",
        ),
        ("AT.X01", "UBND xã Đông Bình", "", commune, "AT", "Xã, phường", since, "", ""),
        (
            *("AT.X02", "UBND xã Tây Bình (đã sáp nhập)", "", commune, "AT"),
            *("Xã, phường", since, until, "AT.X01"),
        ),
    ]


def _meanings() -> list[str]:
    return [
        _("Bắt buộc. Chữ A–Z, số, dấu . _ -; nhiều nhất 32 ký tự; không trùng nhau."),
        _("Bắt buộc với đơn vị mới. Nhiều nhất 200 ký tự."),
        _("Không bắt buộc; dùng trên trang và áp phích tiếng Anh."),
        _("Bắt buộc với đơn vị mới; chọn một từ trong danh sách của ô."),
        _("Mã của đơn vị cấp trên, có trong tệp hoặc đã có; cấp cao nhất để trống."),
        _("Đơn vị cùng nhóm được xếp hạng với nhau; để trống thì xếp theo loại."),
        _("Bắt buộc với đơn vị mới. Ngày đầu tiên: 2025-07-01 hoặc 1/7/2025."),
        _("Ngày cuối cùng, tính cả ngày đó; để trống khi đơn vị còn hoạt động."),
        _("Mã đơn vị kế tục từ ngày sau đó; nhiều mã thì cách nhau bằng dấu cách."),
    ]
