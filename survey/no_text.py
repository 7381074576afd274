"""Files that hold no text at all, known by their first bytes."""

from flask_babel import gettext as _

from survey.encodings import is_utf16

SIGNS = {
    b"%PDF-": "PDF",
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"PK\x03\x04": "",  # any of Office's, or an archive
    b"\xd0\xcf\x11\xe0": "",
    b"\x1f\x8b": "GZ",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7Z",
}
LOOKED_AT = 1000  # bytes
# No encoding of Vietnamese has more of these than a letter here and there.
CONTROL = frozenset(range(32)) - set(b"\t\n\v\f\r\x1b")
MOST_CONTROL = 50  # of the bytes looked at
FEW = 8  # of them prove nothing in a short file


def is_no_text(data: bytes) -> bool:
    """Return whether a file is a picture, a document, anything but text."""
    if data.startswith(tuple(SIGNS)):
        return True
    start = data[:LOOKED_AT]
    n_control = sum(1 for byte in start if byte in CONTROL)
    are_many = n_control > max(FEW, len(start) * MOST_CONTROL / LOOKED_AT)
    return are_many and not is_utf16(data)


def no_table(data: bytes) -> str:
    """Return what is told of a file that is neither a workbook nor text."""
    words: str = _("Đây không phải tệp Excel (.xlsx) hay CSV.")
    return f"{words}{_seems(data)}"


def no_document(data: bytes) -> str:
    """Return what is told of a file that should be a document in TOML or JSON."""
    words: str = _("Đây không phải tệp văn bản: cần tệp .toml hoặc .json.")
    return f"{words}{_seems(data)}"


def _seems(data: bytes) -> str:
    kinds = (kind for sign, kind in SIGNS.items() if data.startswith(sign))
    kind = next(kinds, "")
    return " " + _("Tệp này có lẽ là %(kind)s.", kind=kind) if kind else ""
