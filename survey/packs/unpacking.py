"""A ZIP from anywhere, unpacked in memory: nothing in it is trusted, nothing written.

Whoever made it may want the disk to be full, the memory to be used up, or a file to
be written elsewhere. So sizes are looked at before anything is unpacked, no more is
unpacked than was stated, and names are only ever keys.
"""

import stat
import struct
import unicodedata
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from flask_babel import gettext as _

from survey.packs import LARGEST
from survey.packs.refused import PackRefused
from survey.packs.verify import unsealed
from survey.unseen import UNSEEN

MEGABYTE = 1024 * 1024
MOST_FILES = 200
MOST_LISTED = 256 * 1024  # bytes of the list of files
MOST_UNPACKED = 320 * MEGABYTE
MOST_READ = 24 * MEGABYTE  # of a file whose content is read; 500 units have 9
# Read a row at a time, and added up; a million of 39 criteria have 85.
SHEETS, MOST_OF_SHEETS = "so-lieu/microdata", 128 * MEGABYTE
READ = (".json", ".csv", ".toml")
LONGEST, DEEPEST = 200, 4  # letters of a name, folders in it
LAST = struct.Struct("<4s4H2LH")  # the last record of a ZIP
SEAL = 71  # letters of the comment after it
FAR_LIST = b"PK\6\7"  # where a list too long for the last record would be
Files = dict[str, bytes]
BROKEN = (
    *(BadZipFile, zlib.error, EOFError, OSError, NotImplementedError),
    ValueError,  # the entry itself is named in bytes that are no letters
    OverflowError,  # it begins where no number reaches
)


def unpacked(content: bytes) -> Files:
    """Return the files of a pack by name, or raise `PackRefused`."""
    if len(content) > LARGEST * MEGABYTE:
        words = _("Tệp lớn hơn %(most)d MB.", most=LARGEST)
        raise PackRefused([words], status=413)
    _require_plain_list(content)
    try:
        unsealed(content)
    except ValueError:
        words = _("Tệp ZIP không còn như lúc lập: có byte đã bị thay đổi.")
        raise PackRefused([words]) from None
    except (BadZipFile, struct.error, OSError, NotImplementedError):
        raise PackRefused([_no_pack()]) from None
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if faults := [fault for one in entries if (fault := _fault(one))]:
            raise PackRefused(faults)
        _require_room(entries)
        return {one.filename: _read(archive, one) for one in entries}


def _require_plain_list(content: bytes) -> None:
    """Refuse a list of files that is long, or elsewhere, before it is read."""
    end = len(content) - LAST.size - SEAL
    if end < 0 or content[end : end + 4] != b"PK\5\6":
        raise PackRefused([_no_pack()])
    _mark, _disk, _at, _here, n, size, start, _comment = LAST.unpack_from(content, end)
    is_plain = start + size == end and content[end - 20 : end - 16] != FAR_LIST
    if not is_plain:
        raise PackRefused([_no_pack()])
    if n > MOST_FILES or size > MOST_LISTED:
        words = _("Hồ sơ có quá nhiều tệp: nhiều nhất %(most)d.", most=MOST_FILES)
        raise PackRefused([words])


def _fault(entry: ZipInfo) -> str:
    """Return why an entry cannot be of a pack; empty if it can."""
    name = entry.orig_filename
    parts = name.split("/")
    is_hidden = any(part.strip(".") == "" or part != part.strip() for part in parts)
    if is_hidden or "\\" in name or ":" in name or UNSEEN.search(name):
        return str(_("Tên tệp không hợp lệ: %(name)s", name=ascii(name)[:LONGEST]))
    if len(name) > LONGEST or len(parts) > DEEPEST:
        return str(_("Tên tệp quá dài: %(name)s", name=ascii(name)[:LONGEST]))
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in {0, stat.S_IFREG}:
        return str(_("%(name)s: không phải tệp thường (liên kết, thư mục)", name=name))
    if entry.flag_bits & 1 or entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return str(_("%(name)s: bị đặt mật khẩu hoặc nén kiểu lạ", name=name))
    most = MOST_OF_SHEETS if name.startswith(SHEETS) else MOST_READ
    if name.endswith(READ) and entry.file_size > most:
        most //= MEGABYTE
        return str(_("%(name)s: lớn hơn %(most)d MB", name=name, most=most))
    return ""


def _require_room(entries: list[ZipInfo]) -> None:
    """Refuse what is too much altogether, and two files of one name."""
    if sum(one.file_size for one in entries) > MOST_UNPACKED:
        most = MOST_UNPACKED // MEGABYTE
        raise PackRefused([_("Giải nén ra nhiều hơn %(most)d MB.", most=most)])
    seen: set[str] = set()
    for one in entries:
        # As a disk might take them: neither case nor composition counts.
        same = unicodedata.normalize("NFC", one.filename).casefold()
        if same in seen:
            words = _("%(name)s: có hai tệp cùng tên", name=one.filename)
            raise PackRefused([words])
        seen.add(same)


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Return a file; of one that holds more than it states, the stated part."""
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except BROKEN:
        words = _("%(name)s: không giải nén được", name=entry.filename)
        raise PackRefused([words]) from None
    if len(data) != entry.file_size:
        words = _("%(name)s: kích thước không đúng như ghi", name=entry.filename)
        raise PackRefused([words])
    return data


def _no_pack() -> str:
    return str(_("Đây không phải hồ sơ (tệp ZIP) do phần mềm này lập."))
