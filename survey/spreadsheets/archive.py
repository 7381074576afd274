"""A workbook as a ZIP archive: looked at from outside before anything is unpacked."""

import io
import zlib
from zipfile import BadZipFile, LargeZipFile, ZipFile

from flask_babel import gettext as _

from survey.errors import Problem
from survey.no_text import no_table

ZIP_SIGN = b"PK\x03\x04"
OLD_SIGN = b"\xd0\xcf\x11\xe0"  # Excel 97-2003, or a workbook with a password
MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 64 * MEGABYTE  # 50,000 rows of a list are some 25 MB
LARGEST_PART = 48 * MEGABYTE
LARGEST_TEXTS = 16 * MEGABYTE  # the part of shared texts is held in memory
MOST_MARKS = 1_600_000  # "<": each element has one or two, and costs microseconds
MOST_PARTS = 500
STORED, DEFLATED = 0, 8
CONTENTS = "[Content_Types].xml"
MAIN_FOLDER = "xl/"


def open_archive(data: bytes) -> ZipFile:
    """Return the archive of a workbook, or raise a `Problem` that says what it is.

    The sizes that an archive states are those it can be read to: Python's reader
    stops there, so that a bomb is known by them.
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
    _check_sizes(archive)
    names = archive.namelist()
    if CONTENTS not in names or not any(n.startswith(MAIN_FOLDER) for n in names):
        raise Problem(no_table(data))
    _check_parts(archive)
    _check_elements(archive)
    return archive


def unreadable() -> Problem:
    """Return what is said of a workbook that is broken."""
    return Problem(
        _("Không đọc được tệp: tệp hỏng, hoặc không phải bảng tính .xlsx hay .csv.")
    )


def _check_sizes(archive: ZipFile) -> None:
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    texts = sum(p.file_size for p in parts if p.filename.endswith("sharedStrings.xml"))
    largest = max((part.file_size for part in parts), default=0)
    if (
        total > LARGEST_UNPACKED
        or largest > LARGEST_PART
        or texts > LARGEST_TEXTS
        or len(parts) > MOST_PARTS
    ):
        raise Problem(
            _(
                "Tệp giải nén ra quá lớn (%(size)d MB, %(n)d phần; nhiều nhất "
                "%(most)d MB, %(parts)d phần). Xin chỉ giữ bảng cần nhập.",
                size=-(-total // MEGABYTE),
                n=len(parts),
                most=LARGEST_UNPACKED // MEGABYTE,
                parts=MOST_PARTS,
            )
        )


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


def _check_elements(archive: ZipFile) -> None:
    """Refuse more elements than a list has: a few kilobytes unpack to millions."""
    n = 0
    for part in archive.infolist():
        n += _content(archive, part.filename).count(b"<")
        if n > MOST_MARKS:
            raise Problem(_("Tệp có quá nhiều ô. Xin chỉ giữ bảng cần nhập."))


def _content(archive: ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (BadZipFile, ValueError, EOFError, OSError, zlib.error):
        raise unreadable() from None
