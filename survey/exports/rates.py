"""The table of rates: the two counts behind each, unit by unit."""

from collections.abc import Sequence

from flask_babel import gettext as _

from survey.exports.exported import Exported
from survey.exports.words import node_names
from survey.i18n import named
from survey.models import Figure
from survey.spreadsheets.table import Cell, Column, Kind, Table
from survey.words import status_word

REACHED = 5  # place in the counts: that of the best level


def rates_table(exported: Exported) -> Table:
    """Return every rate of every unit with its numerator and denominator."""
    names = node_names(exported.method)
    columns = [
        *(Column(_("Đơn vị"), Kind.TEXT, 40), Column(_("Mã đơn vị"), Kind.TEXT, 14)),
        *(Column(_("Tỷ lệ"), Kind.TEXT, 50), Column(_("Mã tỷ lệ"), Kind.TEXT, 14)),
        *(Column(_("Tử số"), Kind.WHOLE), Column(_("Mẫu số"), Kind.WHOLE)),
        Column(_("Giá trị (%)"), Kind.INDEX),
        Column(_("Tình trạng"), Kind.TEXT, 26),
    ]
    rows = [_row(figure, names[figure.node]) for figure in exported.figures]
    return Table(_("Tỷ lệ"), columns, rows)


def _row(figure: Figure, name: str) -> Sequence[Cell]:
    reached = figure.counts[REACHED] if figure.counts else None
    return (
        *(named(figure.unit), figure.unit.code, name, figure.node),
        *(reached, figure.n, figure.value, status_word(figure.status)),
    )
