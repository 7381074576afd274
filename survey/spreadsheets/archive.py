"""A workbook as a ZIP archive: looked at from outside before anything is unpacked."""

import io
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from flask_babel import gettext as _

from survey.errors import Problem
from survey.no_text import no_table
from survey.spreadsheets.limits import LIST, MEGABYTE, Limits

ZIP_SIGN = b"PK\x03\x04"
OLD_SIGN = b"\xd0\xcf\x11\xe0"  # Excel 97-2003, or a workbook with a password
LARGEST_REST = 48 * MEGABYTE  # of all parts besides sheets and texts: pictures, styles
MOST_REST = 250_000  # marks in one of them: openpyxl keeps a tree of it, 500 bytes each
MOST_PARTS = 500
PIECE = MEGABYTE  # is unpacked at a time
STORED, DEFLATED = 0, 8
BROKEN = (
    *(BadZipFile, KeyError, ValueError, EOFError, OSError, zlib.error),
    OverflowError,  # a part that begins where no number reaches
)
CONTENTS = "[Content_Types].xml"
MAIN_FOLDER = "xl/"
SHEETS_FOLDER = "xl/worksheets/"
TEXTS_PART = "sharedstrings.xml"  # in whatever letters


def open_archive(data: bytes, limits: Limits = LIST) -> ZipFile:
    """Return the archive of a workbook, or raise a `Problem` that says what it is.

    The sizes that an archive states are those it can be read to: Python's reader
    stops there, so that a bomb is known by them (413), and nothing was unpacked.
    """
    if data.startswith(OLD_SIGN):
        raise Problem(
            _(
                "Tệp là Excel 97-2003 (.xls) hoặc có mật khẩu. Xin bỏ mật khẩu và "
                "lưu lại thành “Excel Workbook (.xlsx)”."
            )
        )
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError):
        raise unreadable() from None
    _check_sizes(archive, limits)
    names = archive.namelist()
    if CONTENTS not in names or not any(n.startswith(MAIN_FOLDER) for n in names):
        raise Problem(no_table(data))
    _check_parts(archive)
    return archive


def unreadable() -> Problem:
    """Return what is said of a workbook that is broken."""
    return Problem(
        _("Không đọc được tệp: tệp hỏng, hoặc không phải bảng tính .xlsx hay .csv.")
    )


def check_elements(archive: ZipFile, limits: Limits) -> None:
    """Refuse more elements than a list has: a few kilobytes unpack to millions."""
    n = 0
    for part in archive.infolist():
        before, most = n, limits.marks if _is_large(part) else MOST_REST
        for piece in pieces(archive, part.filename):
            n += piece.count(b"<")
            if n > limits.marks or n - before > most:
                raise Problem(
                    _("Tệp có quá nhiều ô. Xin chỉ giữ bảng cần nhập."), status=413
                )


def pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part of an archive, never more than a piece of it in memory."""
    try:
        with archive.open(name) as part:
            while piece := part.read(PIECE):
                yield piece
    except BROKEN:
        raise unreadable() from None


def _is_large(part: ZipInfo) -> bool:
    """Return whether a part grows with the list; all others are read as a whole."""
    name = part.filename
    return name.startswith(SHEETS_FOLDER) or _is_of_texts(part)


def _is_of_texts(part: ZipInfo) -> bool:
    return part.filename.lower().endswith(TEXTS_PART)


def _check_sizes(archive: ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    texts = sum(part.file_size for part in parts if _is_of_texts(part))
    rest = sum(part.file_size for part in parts if not _is_large(part))
    most = limits.sheet + limits.texts
    if (
        total - texts - rest > limits.sheet
        or texts > limits.texts
        or rest > LARGEST_REST
        or len(parts) > MOST_PARTS
    ):
        message = _(
            "Tệp giải nén ra quá lớn (%(size)d MB, %(n)d phần; nhiều nhất "
            "%(most)d MB, %(parts)d phần). Xin chỉ giữ bảng cần nhập.",
            size=-(-total // MEGABYTE),
            n=len(parts),
            most=most // MEGABYTE,
            parts=MOST_PARTS,
        )
        raise Problem(message, status=413)


def _check_parts(archive: ZipFile) -> None:
    names = archive.namelist()
    is_plain = all(
        part.compress_type in {STORED, DEFLATED} and not part.flag_bits & 0x1
        for part in archive.infolist()
    )
    if not is_plain or len(set(names)) < len(names):
        raise unreadable()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Problem(
            _("Tệp có macro. Xin lưu lại thành “Excel Workbook (.xlsx)”, không macro.")
        )
