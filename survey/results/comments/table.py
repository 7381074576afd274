"""Masked comments as a table for a file."""

from collections.abc import Iterable

from flask_babel import gettext as _

from survey.i18n import named
from survey.models import ShownComment
from survey.results.comments.telling import months_told
from survey.spreadsheets import Cell, Column, Kind, Table


def comment_table(comments: Iterable[ShownComment]) -> Table:
    """Return comments as rows, in order."""
    columns = (
        Column(_("Mã đơn vị"), Kind.TEXT, 16),
        Column(_("Đơn vị"), Kind.TEXT, 36),
        Column(_("Thời gian"), Kind.TEXT, 20),
        Column(_("Kết quả số"), Kind.WHOLE, 12),
        Column(_("Ý kiến (đã che thông tin cá nhân)"), Kind.TEXT, 80),
    )
    rows: list[list[Cell]] = [
        [
            one.batch.unit.code,
            named(one.batch.unit),
            months_told(one),
            one.batch.release.number,
            one.text,
        ]
        for one in comments
    ]
    return Table(_("Ý kiến"), columns, rows)
