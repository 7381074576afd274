"""The desk as a table for a file."""

from flask_babel import gettext as _

from survey.manage.sampling.progress import Desk, Line
from survey.spreadsheets import Cell, Column, Kind, Table
from survey.words.fieldwork import rule_short


def desk_table(desk: Desk) -> Table:
    """Return a row a unit: numbers as numbers, the weeks at the end."""
    columns = (
        Column(_("Mã đơn vị"), Kind.TEXT, 14),
        Column(_("Đơn vị"), Kind.TEXT, 36),
        Column(_("Số giao dịch"), Kind.WHOLE),
        Column(_("Mục tiêu"), Kind.WHOLE),
        Column(_("Quy tắc"), Kind.TEXT),
        Column(_("Đã thu"), Kind.WHOLE),
        Column(_("Còn thiếu"), Kind.WHOLE),
        Column(_("Sai số hiện tại, ± điểm"), Kind.NUMBER),
        Column(_("Còn cần để đạt sai số"), Kind.WHOLE),
        *(Column(_("Tuần %(n)s", n=week.number), Kind.WHOLE, 9) for week in desk.weeks),
    )
    return Table(_("Tiến độ"), columns, [_row(line) for line in desk.lines])


def _row(line: Line) -> list[Cell]:
    target = line.target
    return [
        line.unit.code,
        line.unit.name,
        line.population,
        target.n if target else None,
        rule_short(target.rule) if target else "",
        line.n,
        line.to_target,
        line.margin,
        line.to_margin,
        *line.by_week,
    ]
