"""Supporting documents as somebody might bring them."""

import io
import zipfile

PDF = b"%PDF-1.7\nbao cao\n%%EOF\n"


def archive(*names: str, size: int = 10) -> bytes:
    """Return a ZIP of files of zeros."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, b"\0" * size)
    return stream.getvalue()


def with_types(named: str, encoding: str) -> bytes:
    """Return a document whose macros, if it has any, lie in a part of another name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        types = f'<Types><Override PartName="/a.bin" ContentType="{named}"/></Types>'
        made.writestr("[Content_Types].xml", types.encode(encoding))
        made.writestr("word/document.xml", b"<w/>")
        made.writestr("word/a.bin", b"x")
    return stream.getvalue()


WORD = archive("[Content_Types].xml", "word/document.xml")
