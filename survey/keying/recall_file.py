"""The list of forms to ask about again, as a table."""

from collections.abc import Iterable

from flask_babel import gettext as _

from survey.i18n import day
from survey.models import Batch, Recall, Recalled
from survey.spreadsheets import Column, Kind, Table
from survey.words.paper import recalled_word


def recall_table(batch: Batch, recalls: Iterable[Recall]) -> Table:
    """Return the forms in the order drawn, what is known of them, and room to write."""
    columns = (
        Column(_("Thứ tự"), Kind.WHOLE, 8),
        Column(_("Số phiếu"), Kind.WHOLE, 10),
        Column(_("Kết quả"), Kind.TEXT, 24),
        Column(_("Ngày"), Kind.TEXT, 12),
        Column(_("Ghi chú"), Kind.TEXT, 50),
    )
    rows = [
        (
            one.position,
            one.number,
            "" if one.outcome == Recalled.WAITING else recalled_word(one.outcome),
            day(one.noted_on) if one.noted_on else "",
            one.note,
        )
        for one in recalls
    ]
    return Table(_("Phúc tra lô %(n)s", n=batch.id), columns, rows)
