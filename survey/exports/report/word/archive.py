"""The finished file: whose it is, when it was made, and the same bytes each time."""

from datetime import UTC
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as Writing

from survey.exports.report.content import Report
from survey.exports.report.plain import plain
from survey.exports.report.word.styles import LANGUAGE

LETTERS = 255  # of a property of a document


def packed(writing: Writing, report: Report) -> bytes:
    """Return the document as a file, dated when the release was made."""
    _tell(writing, report)
    _drop_thumbnail(writing)
    file = BytesIO()
    writing.save(file)
    return _dated(file, report)


def _tell(writing: Writing, report: Report) -> None:
    told, head = writing.core_properties, report.head
    made = report.made_at.astimezone(UTC).replace(tzinfo=None)
    told.title = plain(f"{head.kind}: {head.subject}")[:LETTERS]
    told.author = told.last_modified_by = plain(" ".join(head.issuer))[:LETTERS]
    told.subject = plain(head.subject)[:LETTERS]
    told.comments = told.keywords = told.category = ""
    told.language, told.revision = LANGUAGE, 1
    told.created = told.modified = made


def _drop_thumbnail(writing: Writing) -> None:
    """Take out the picture of the blank document that python-docx begins with."""
    rels = writing.part.package.rels
    for key in [key for key, rel in rels.items() if "thumbnail" in rel.reltype]:
        rels.pop(key)


def _dated(file: BytesIO, report: Report) -> bytes:
    """Return the archive with the release's time on every part: not that of today."""
    made = report.made_at.astimezone(UTC)
    moment = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    out = BytesIO()
    with ZipFile(file) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = ZipInfo(name, moment)
            part.compress_type = ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()
