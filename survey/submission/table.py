"""A workbook as a table: real numbers, no formulas."""

from collections.abc import Iterator
from decimal import Decimal

from flask_babel import gettext as _

from survey.i18n import day
from survey.models import SupportingDocument
from survey.par import Sum
from survey.spreadsheets import Cell, Column, Kind, Table
from survey.submission.content import Content, Line
from survey.words import lack_word, text_of

Row = tuple[Cell, ...]


def workbook_table(content: Content, *, shows_appraisal: bool) -> Table:
    """Return every item with its points; areas stand above theirs, all at the end."""
    columns = [
        *(Column(_("Mã"), Kind.TEXT), Column(_("Nội dung"), Kind.TEXT, 70)),
        *(Column(_("Điểm tối đa"), Kind.INDEX), Column(_("Điểm áp dụng"), Kind.INDEX)),
        *(Column(_("Tự chấm"), Kind.INDEX), Column(_("Khảo sát"), Kind.INDEX)),
        *(Column(_("Điểm đạt"), Kind.INDEX), Column(_("Chỉ số"), Kind.INDEX)),
        *(Column(_("Giải trình"), Kind.TEXT, 60), Column(_("Tài liệu"), Kind.TEXT, 60)),
    ]
    rows: list[Row] = []
    for one in content.areas:
        area = one.area
        rows.append(_sum(area.code, text_of(area.name), area.most, one.sum))
        rows += [_line(line) for line in one.lines]
    most = content.criteria_set.most
    rows.append(_sum("", _("Tổng cộng"), most, content.sum))
    if shows_appraisal:
        columns += _appraised_columns()
        rows = [
            (*row, *more) for row, more in zip(rows, _appraised(content), strict=True)
        ]
    return Table(_("Bảng chấm điểm"), columns, rows)


def _appraised_columns() -> list[Column]:
    return [
        Column(_("Điểm thẩm định"), Kind.INDEX),
        Column(_("Chỉ số thẩm định"), Kind.INDEX),
        Column(_("Ý kiến thẩm định"), Kind.TEXT, 60),
    ]


def _appraised(content: Content) -> Iterator[Row]:
    for one in content.areas:
        yield float(one.settled.achieved), _number(one.settled.index), ""
        for line in one.lines:
            points = None if line.is_exempt else _number(line.settled)
            yield points, None, line.appraised.remark
    yield float(content.settled.achieved), _number(content.settled.index), ""


def _sum(code: str, name: str, most: Decimal, points: Sum) -> Row:
    return (
        *(code, name, float(most), float(points.applicable), None, None),
        *(float(points.achieved), _number(points.index), "", ""),
    )


def _line(line: Line) -> Row:
    most = float(line.item.most)
    return (
        *(line.item.code, text_of(line.item.name), most),
        0.0 if line.is_exempt else most,
        *(_number(line.score.points), _number(line.surveyed.points)),
        *(None if line.is_exempt else _number(line.points), None),
        line.score.explanation or lack_word(line.surveyed.lack),
        "; ".join(document_named(one) for one in line.documents),
    )


def _number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)


def document_named(document: SupportingDocument) -> str:
    """Return a document as people call it: number, title, day."""
    number = f"{document.number}: " if document.number else ""
    on = f" ({day(document.issued_on)})" if document.issued_on else ""
    return f"{number}{document.title}{on}"
