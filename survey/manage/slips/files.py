"""What is handed out: slips to cut, or a table of links with their QR codes."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from flask_babel import gettext as _
from xlsxwriter import Workbook

from survey.manage.counters.posters import Poster, Size, poster_of, posters_pdf
from survey.models import Counter
from survey.qrcodes import qr_png, qr_svg
from survey.slips import as_written, slip_address
from survey.tasks import File

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROW, PICTURE = 66, 0.16  # points of a row, and the scale of the code in it


def slips_pdf(counter: Counter, codes: Sequence[str], *, site: str) -> File:
    """Return slips on A4, 24 a page."""
    usual = poster_of(counter, site=site)
    posters = [_slip(usual, code, site) for code in codes]
    return File(
        f"ma-{counter.code}.pdf", PDF, posters_pdf(posters, size=Size.LABELS_24)
    )


def slips_workbook(counter: Counter, codes: Sequence[str], *, site: str) -> File:
    """Return a table of codes, links and QR codes, for letters and messages."""
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet(str(_("Mã một lần")))
    bold = book.add_format({"bold": True})
    headings = (_("Số"), _("Mã"), _("Liên kết"), _("Mã QR"))
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, str(heading), bold)
    sheet.set_column(1, 1, 14)
    sheet.set_column(2, 2, 44)
    sheet.set_column(3, 3, 14)
    sheet.freeze_panes(1, 0)
    for number, code in enumerate(codes, start=1):
        address = slip_address(site, code)
        sheet.set_row(number, ROW)
        sheet.write_number(number, 0, number)
        sheet.write_string(number, 1, as_written(code))
        sheet.write_string(number, 2, address)
        picture = {"image_data": BytesIO(qr_png(address)), "x_scale": PICTURE}
        options = picture | {"y_scale": PICTURE, "description": address}
        sheet.insert_image(number, 3, f"{code}.png", options)
    book.close()
    return File(f"ma-{counter.code}.xlsx", XLSX, stream.getvalue())


def _slip(usual: Poster, code: str, site: str) -> Poster:
    address = slip_address(site, code)
    return replace(
        usual,
        code=as_written(code),
        address=address,
        site=f"{site}/m/",
        qr=qr_svg(address, title=address),
    )
