"""Units of a set, ranked, as a table: real numbers, no formulas."""

from decimal import Decimal

from flask_babel import gettext as _

from survey.par import Place
from survey.spreadsheets import Cell, Column, Kind, Table
from survey.submission.ranking import Ranked, Ranking
from survey.words import band_word, exemption_told, group_word

Row = tuple[Cell, ...]


def ranking_table(found: Ranking) -> Table:
    """Return every unit that was concluded, by group, the best first."""
    columns = [
        *(Column(_("Nhóm"), Kind.TEXT, 20), Column(_("Đơn vị"), Kind.TEXT, 40)),
        *(Column(_("Mã đơn vị"), Kind.TEXT), Column(_("Hạng"), Kind.WHOLE)),
        *(Column(_("Trên tổng số"), Kind.WHOLE), Column(_("Đồng hạng"), Kind.TEXT)),
        *(Column(_("Điểm thẩm định"), Kind.INDEX), Column(_("Áp dụng"), Kind.INDEX)),
        *(Column(_("Chỉ số"), Kind.INDEX), Column(_("Xếp loại"), Kind.TEXT)),
        Column(_("Chỉ số tự chấm"), Kind.INDEX),
        Column(_("Thẩm định trừ tự chấm"), Kind.INDEX),
        Column(_("Tăng, giảm điểm so với năm trước"), Kind.INDEX),
        *(
            Column(_("Hạng năm trước"), Kind.WHOLE),
            Column(_("Tăng, giảm bậc"), Kind.WHOLE),
        ),
        Column(_("Không xếp hạng vì"), Kind.TEXT, 40),
    ]
    for area in found.criteria.areas:
        columns += _of_area(area.code)
    rows = [_row(one) for group in found.groups.values() for one in group]
    return Table(_("Kết quả thẩm định"), columns, rows)


def why_unranked(one: Ranked) -> str:
    """Return why a unit has no place; empty where it has one."""
    if not one.standing.lack:
        return ""
    if one.unranked is not None:
        return exemption_told(one.unranked, one.note)
    codes = ", ".join(one.standing.settled.missing)
    return str(_("chưa có điểm của %(codes)s", codes=codes or "–"))


def _of_area(code: str) -> list[Column]:
    return [
        Column(_("Lĩnh vực %(code)s: tự chấm %%", code=code), Kind.INDEX),
        Column(_("Lĩnh vực %(code)s: %%", code=code), Kind.INDEX),
        Column(_("Lĩnh vực %(code)s: hạng", code=code), Kind.WHOLE),
    ]


def _row(one: Ranked) -> Row:
    standing, unit = one.standing, one.workbook.unit
    areas = (
        cell
        for area in standing.areas
        for cell in (
            _number(area.claimed.index),
            _number(area.settled.index),
            _rank(area.place),
        )
    )
    return (
        *(group_word(standing.group), unit.name, unit.code, _rank(standing.place)),
        standing.place.of if standing.place else None,
        _("có") if standing.place and standing.place.is_tied else "",
        float(standing.settled.achieved),
        float(standing.settled.applicable),
        *(_number(standing.settled.index), band_word(standing.band)),
        *(_number(standing.claimed.index), _number(standing.difference)),
        *(_number(one.step.points), _rank(one.step.before), one.step.places),
        *(why_unranked(one), *areas),
    )


def _rank(place: Place | None) -> int | None:
    return place.rank if place else None


def _number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)
