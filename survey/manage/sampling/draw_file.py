"""Those drawn as a table for a file: what an enumerator takes along."""

from collections.abc import Iterable

from flask_babel import gettext as _

from survey.models import DrawnEntry
from survey.spreadsheets import Cell, Column, Kind, Table
from survey.words.fieldwork import outcome_word


def draw_table(entries: Iterable[DrawnEntry]) -> Table:
    """Return a row a person drawn, with room for what became of them."""
    columns = (
        Column(_("Số"), Kind.WHOLE, 8),
        Column(_("Điều tra viên"), Kind.TEXT, 24),
        Column(_("Thôn, tổ dân phố"), Kind.TEXT, 24),
        Column(_("Mã"), Kind.TEXT, 18),
        Column(_("Tên hoặc địa chỉ"), Kind.TEXT, 44),
        Column(_("Thay cho số"), Kind.WHOLE, 10),
        Column(_("Kết quả"), Kind.TEXT, 20),
        Column(_("Số lần đến"), Kind.WHOLE, 10),
    )
    return Table(_("Danh sách mẫu"), columns, [_row(entry) for entry in entries])


def _row(drawn: DrawnEntry) -> list[Cell]:
    return [
        drawn.position,
        drawn.enumerator.name if drawn.enumerator else "",
        drawn.entry.area,
        drawn.entry.reference,
        drawn.entry.label,
        drawn.replaces,
        outcome_word(drawn.outcome),
        drawn.visits or None,
    ]
