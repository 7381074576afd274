"""A file carried along in the page of its preview: nothing is stored before the end."""

import base64
import binascii
import zlib

from flask_babel import gettext as _

from survey.errors import Problem

MOST_PACKED = 44_000  # characters: with the rest of the form below the site's limit
MOST_UNPACKED = 5_000_000  # bytes


def packed(data: bytes) -> str:
    """Return a file as text for a hidden field, or say that it is too large."""
    text = base64.b64encode(zlib.compress(data, 9)).decode()
    if len(text) > MOST_PACKED:
        raise Problem(
            _(
                "Tệp quá lớn để làm trên trang: chỉ giữ các cột và dòng cần thiết, lưu "
                "thành CSV, hoặc dùng lệnh hailong unit reform."
            ),
            status=413,
        )
    return text


def unpacked(text: str) -> bytes:
    """Return the file again; whatever else somebody sends is refused."""
    try:
        data = base64.b64decode(text, validate=True)
        reader = zlib.decompressobj()
        found = reader.decompress(data, MOST_UNPACKED)
    except (binascii.Error, zlib.error, ValueError):
        raise _broken() from None
    if reader.unconsumed_tail or not reader.eof:
        raise _broken()
    return found


def _broken() -> Problem:
    return Problem(_("Tệp gửi kèm không đọc được: hãy chọn lại tệp."), status=400)
