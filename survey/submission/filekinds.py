"""What a file really is, by its bytes: names say little, and are typed by anybody."""

import io
import re
import unicodedata
import zlib
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from flask_babel import gettext as _

from survey.errors import Problem

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}
MEGABYTE = 1024 * 1024
LARGEST_UNPACKED = 300 * MEGABYTE  # a report with photographs is below 100
MOST_PARTS = 5_000
LONGEST_NAME = 100
TAIL = 2_048  # bytes at the end of a PDF where its last line stands
MACROS = "vbaproject.bin"
# By any other name the list of types has to call them what they are.
MACRO_TYPES = re.compile(
    rb"macroenabled|vbaproject|ms-excel\.macrosheet", re.IGNORECASE
)
TYPES = "[content_types].xml"
MOST_TYPES = 2 * MEGABYTE
BROKEN = (
    *(BadZipFile, EOFError, NotImplementedError, OSError, OverflowError),
    *(RuntimeError, ValueError),
)
UNSAFE = re.compile(r"[^\w. ()-]|[\x00-\x1f]")
LISTED = b"PK\1\2"  # begins a line of an archive's list
KIND_OF_PART = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}


def kind_of(content: bytes) -> str:
    """Return what a file is, or raise a `Problem` that says what may be brought."""
    found = _picture(content) or _pdf(content) or _office(content)
    if not found:
        raise Problem(
            _(
                "Không nhận được tệp này: chỉ nhận PDF, Word (.docx), Excel (.xlsx), "
                "ảnh PNG hoặc JPEG còn nguyên vẹn."
            )
        )
    return found


def safe_name(name: str, kind: str) -> str:
    """Return a name of a file that no system stumbles over, with its true ending."""
    stem = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    stem = UNSAFE.sub("_", stem.rpartition(".")[0] or stem)
    stem = " ".join(stem.split())[:LONGEST_NAME].strip(". ")
    return f"{stem or 'tai-lieu'}.{kind}"


def _picture(content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in content[-12:]:
        return "png"
    is_jpeg = content.startswith(b"\xff\xd8\xff")
    return "jpg" if is_jpeg and content.rstrip(b"\0").endswith(b"\xff\xd9") else ""


def _pdf(content: bytes) -> str:
    is_whole = content.startswith(b"%PDF-") and b"%%EOF" in content[-TAIL:]
    return "pdf" if is_whole else ""


def _office(content: bytes) -> str:
    """Return which of the two an archive is; one with macros or a bomb is refused."""
    if not content.startswith(b"PK\x03\x04"):
        return ""
    if content.count(LISTED) > MOST_PARTS:  # a list of millions takes long to be read
        raise _too_much()
    try:
        opened = ZipFile(io.BytesIO(content))
        parts = opened.infolist()
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError, OSError):
        return ""
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > LARGEST_UNPACKED:
        raise _too_much()
    names = {part.filename.lower() for part in parts}
    types = [_start(opened, one) for one in parts if one.filename.lower() == TYPES]
    is_listed = any(MACRO_TYPES.search(one.replace(b"\0", b"")) for one in types)
    if is_listed or any(name.endswith(MACROS) for name in names):
        raise Problem(_("Tệp có macro: lưu lại thành .docx hoặc .xlsx rồi tải lên."))
    if not all(types) or not types:  # one that cannot be read is no Office's
        return ""
    return next((kind for part, kind in KIND_OF_PART.items() if part in names), "")


def _start(opened: ZipFile, part: ZipInfo) -> bytes:
    """Return the beginning of a part, nothing if it is broken."""
    try:
        with opened.open(part) as stream:
            return stream.read(MOST_TYPES)
    except (*BROKEN, zlib.error):
        return b""


def _too_much() -> Problem:
    return Problem(_("Tệp nén quá nhiều nội dung bên trong."), status=413)
