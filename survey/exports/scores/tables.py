"""Signed workbooks as tables: all of them, and item by item."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from survey.exports.columns import index, text, whole
from survey.exports.exported import Exported
from survey.exports.scores.editions import Edition, points
from survey.i18n import named
from survey.methods.method import ROOT
from survey.par import Area, Scored, Sum, claimed, settled
from survey.spreadsheets.table import Cell, Column, Table
from survey.words import scorer_word, text_of

Row = tuple[Cell, ...]


def editions_table(exported: Exported) -> Table:
    """Return every workbook with its index, beside that of the survey."""
    columns = [
        *head(),
        *(index(_("Điểm áp dụng")), index(_("Điểm đạt"))),
        *(index(_("Chỉ số CCHC")), index(_("Chỉ số hài lòng"))),
        *_settled_head(),
        *(text(_("Ký lúc (UTC)"), 20), text(_("Mã băm bản ký (SHA-256)"), 66)),
    ]
    surveyed = {one.unit_id: one for one in exported.figures if one.node == ROOT}
    rows = []
    for one in exported.editions:
        figure, said = surveyed.get(one.unit.id), one.document
        rows.append(
            (
                *place_of(one),
                *(_number(said[key]) for key in ("applicable", "achieved", "index")),
                figure.value if figure else None,
                *_settled(one),
                *(f"{one.signed_at:%Y-%m-%d %H:%M:%S}", one.digest),
            )
        )
    return Table(_("Chấm điểm CCHC"), columns, rows)


def scores_table(exported: Exported) -> Table:
    """Return every item of every workbook; areas above theirs, all of it at the end."""
    columns = [
        *head(),
        *(text(_("Cấp")), text(_("Mã")), text(_("Nội dung"), 60)),
        *(text(_("Ai chấm"), 24), index(_("Điểm tối đa")), index(_("Điểm áp dụng"))),
        *map(index, _points().values()),
        *(index(_("Điểm đạt")), index(_("Chỉ số"))),
        *_settled_head(),
        *(text(_("Giải trình"), 60), text(_("Ý kiến thẩm định"), 60)),
    ]
    rows = [row for one in exported.editions for row in _rows(one)]
    return Table(_("Chấm điểm từng nội dung"), columns, rows)


def _points() -> Mapping[str, str]:
    """Return the columns of points, by what the document of an edition calls them.

    Points of another sort that editions come to hold are added here, and here alone.
    """
    return {"own": _("Tự chấm"), "survey": _("Khảo sát"), "appraised": _("Thẩm định")}


def _settled_head() -> list[Column]:
    """Return the columns of what was concluded; empty where nothing was."""
    return [index(_("Điểm sau thẩm định")), index(_("Chỉ số sau thẩm định"))]


def _settled(one: Edition) -> Row:
    """Return points and index as they were concluded."""
    if one.conclusion is None:
        return (None, None)
    told = one.conclusion.document["settled"]
    return (_number(told["achieved"]), _number(told["index"]))


def head() -> list[Column]:
    """Return the columns that say which workbook a row is of."""
    return [
        *(text(_("Đơn vị"), 36), text(_("Mã đơn vị"))),
        *(text(_("Bộ tiêu chí"), 26), whole(_("Bản ký số"))),
    ]


def place_of(one: Edition) -> Row:
    """Return which workbook a row is of."""
    return (named(one.unit), one.unit.code, one.stored.name, one.number)


def _rows(one: Edition) -> Iterator[Row]:
    said, is_concluded = one.said(), one.conclusion is not None
    for area in one.criteria_set.areas:
        scored = one.scored(area.items)
        after = settled(scored) if is_concluded else None
        yield (*place_of(one), *_area(area, claimed(scored), after))
        for each in scored:
            points = each.settled if is_concluded and not each.is_exempt else None
            yield (*place_of(one), *_item(each, said[each.item.code], points))
    none: Row = (None,) * len(_points())
    most, document = float(one.criteria_set.most), one.document
    yield (
        *(*place_of(one), _("Tổng cộng"), "", _("Tổng cộng"), "", most),
        *(_number(document["applicable"]), *none),
        *(_number(document["achieved"]), _number(document["index"])),
        *(*_settled(one), "", ""),
    )


def _area(area: Area, before: Sum, after: Sum | None) -> Row:
    none: Row = (None,) * len(_points())
    concluded = (_float(after.achieved), _float(after.index)) if after else (None, None)
    return (
        *(_("Lĩnh vực"), area.code, text_of(area.name), ""),
        *(float(area.most), float(before.applicable), *none),
        *(float(before.achieved), _float(before.index), *concluded, "", ""),
    )


def _item(one: Scored, said: Mapping[str, Any], after: Decimal | None) -> Row:
    item, most = one.item, float(one.item.most)
    return (
        *(_("Nội dung"), item.code, text_of(item.name), scorer_word(item.scorer)),
        *(most, 0.0 if one.is_exempt else most),
        *(_number(said.get(key)) for key in _points()),
        *(None if one.is_exempt else _float(one.claimed), None),
        *(_float(after), None, said["explanation"], said.get("remark", "")),
    )


def _number(said: str | None) -> float | None:
    return _float(points(said))


def _float(found: Decimal | None) -> float | None:
    return None if found is None else float(found)
