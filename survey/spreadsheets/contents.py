"""The list of a workbook's sheets: what each holds, and which ones are printed."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from survey.spreadsheets.cell_text import cell_text
from survey.spreadsheets.extent import Extent
from survey.spreadsheets.printing import LINE, heading_height, set_print

WIDTHS = (30, 70, 10, 16, 14, 24)
ROOM = 1.1  # letters that fit into a unit of a column's width
HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
PLAIN: dict[str, object] = {"text_wrap": True, "valign": "top"}
LINK = {"font_color": "#0000FF", "underline": 1, **PLAIN}
PRINTED_TAB = "#1F6FB2"  # the colour of the tabs of sheets that are printed


class Listed(NamedTuple):
    """A sheet of the list."""

    extent: Extent
    about: str
    is_printed: bool


def lay_contents(
    book: Workbook, sheet: Worksheet, title: str, listed: Sequence[Listed]
) -> None:
    """Write the list; it comes first, and is written last: pages are known then."""
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    bold = book.add_format({"bold": True, "font_size": 14})
    sheet.write_string(0, 0, cell_text(title), bold)
    _write_how(book, sheet, listed)
    heads = (
        *(_("Trang tính"), _("Nội dung"), _("Số dòng")),
        *(_("Số trang in (ước tính)"), _("Khổ giấy"), _("Dùng để")),
    )
    sheet.set_row(3, heading_height(zip(heads, WIDTHS, strict=True)))
    heading = book.add_format(HEADING)
    for place, head in enumerate(heads):
        sheet.write_string(3, place, head, heading)
    _write_rows(book, sheet, listed)
    sheet.freeze_panes(4, 1)
    sheet.repeat_rows(3)
    set_print(sheet, WIDTHS)


def _write_how(book: Workbook, sheet: Worksheet, listed: Sequence[Listed]) -> None:
    """Say how many pages are to be printed, and how to print no others."""
    n = sum(one.extent.n_pages for one in listed if one.is_printed)
    all_ = sum(one.extent.n_pages for one in listed)
    how = _(
        "Cần in: khoảng %(n)d trang, trên %(all)d trang của cả tệp. Cách in: bấm thẻ "
        "màu xanh đầu tiên ở cuối màn hình, giữ phím Shift và bấm thẻ màu xanh cuối "
        "cùng, rồi in các trang tính đang chọn.",
        n=n,
        all=all_,
    )
    style = book.add_format(PLAIN)
    lines = -(-len(how) // int(sum(WIDTHS) * ROOM))
    sheet.set_row(1, LINE * (lines + 1))
    sheet.merge_range(1, 0, 1, len(WIDTHS) - 1, "", style)
    sheet.write_string(1, 0, how, style)


def _write_rows(book: Workbook, sheet: Worksheet, listed: Sequence[Listed]) -> None:
    link, plain = book.add_format(LINK), book.add_format(PLAIN)
    apart = book.add_format({**PLAIN, "indent": 1})  # from the number beside it
    whole = book.add_format({**PLAIN, "num_format": "#,##0"})
    for number, (extent, about, is_printed) in enumerate(listed, start=4):
        told = cell_text(about)
        lines = -(-len(told) // int(WIDTHS[1] * ROOM)) or 1
        sheet.set_row(number, LINE * lines)
        # A link inside the file, no formula: HYPERLINK() would be computed.
        place = "internal:'" + extent.name.replace("'", "''") + "'!A1"
        sheet.write_url(number, 0, place, link, extent.name)
        sheet.write_string(number, 1, told, plain)
        sheet.write_number(number, 2, extent.n_rows, whole)
        sheet.write_number(number, 3, extent.n_pages, whole)
        sheet.write_string(number, 4, extent.paper.word, apart)
        use = _("In kèm báo cáo") if is_printed else _("Chỉ để tra cứu")
        sheet.write_string(number, 5, use, plain)
