"""What a check of a file found, as a file: every row, or every fault."""

from collections.abc import Iterable, Iterator, Sequence

from flask_babel import gettext as _

from survey.manage.operations.unit_preview import Preview
from survey.spreadsheets import Cell, Column, Fault, Kind, Table, csv_file
from survey.tasks import File
from survey.words import field_word

MEDIA_TYPE = "text/csv"


def faults_file(faults: Iterable[Fault]) -> File:
    """Return every fault with its row and column."""
    columns = (
        Column(_("Dòng"), Kind.WHOLE),
        Column(_("Cột"), Kind.TEXT),
        Column(_("Lỗi"), Kind.TEXT),
    )
    rows = [(fault.line or None, fault.column, fault.words) for fault in faults]
    return _file("loi-don-vi.csv", columns, rows)


def preview_file(preview: Preview) -> File:
    """Return what an import would do, a line for every unit and every field."""
    columns = (
        Column(_("Dòng"), Kind.WHOLE),
        Column(_("Việc"), Kind.TEXT),
        Column(_("Mã đơn vị"), Kind.TEXT),
        Column(_("Tên đơn vị"), Kind.TEXT),
        Column(_("Nội dung"), Kind.TEXT),
        Column(_("Cũ"), Kind.TEXT),
        Column(_("Mới"), Kind.TEXT),
    )
    return _file("kiem-tra-don-vi.csv", columns, list(_rows(preview)))


def _rows(preview: Preview) -> Iterator[Sequence[Cell]]:
    for new in preview.created:
        yield (new.line, _("tạo mới"), new.code, new.name, "", "", "")
    for change in preview.changed:
        for name, (old, now) in change.fields.items():
            what = field_word(name)
            told = (_("thay đổi"), change.code, change.name, what, old or "", now or "")
            yield (change.line, *told)
    for code in preview.unchanged:
        yield (None, _("không đổi"), code, "", "", "", "")


def _file(name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> File:
    return File(name, MEDIA_TYPE, csv_file(Table(name, columns, rows)))
