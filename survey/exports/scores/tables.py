"""Signed workbooks as tables: all of them, item by item, and what supports them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from flask_babel import gettext as _

from survey.exports.columns import index, text, whole
from survey.exports.queries import Exported
from survey.exports.scores.editions import Edition, points
from survey.i18n import named
from survey.methods.method import ROOT
from survey.par import Area, Scored, Sum, claimed
from survey.spreadsheets.table import Cell, Column, Table
from survey.words import scorer_word, text_of

Row = tuple[Cell, ...]


def editions_table(exported: Exported) -> Table:
    """Return every workbook with its index, beside that of the survey."""
    columns = [
        *_head(),
        *(index(_("Điểm áp dụng")), index(_("Điểm đạt"))),
        *(index(_("Chỉ số CCHC")), index(_("Chỉ số hài lòng"))),
        *(text(_("Ký lúc (UTC)"), 20), text(_("Mã băm bản ký (SHA-256)"), 66)),
    ]
    surveyed = {one.unit_id: one for one in exported.figures if one.node == ROOT}
    rows = []
    for one in exported.editions:
        figure, said = surveyed.get(one.unit.id), one.document
        rows.append(
            (
                *_place(one),
                *(_number(said[key]) for key in ("applicable", "achieved", "index")),
                figure.value if figure else None,
                *(f"{one.signed_at:%Y-%m-%d %H:%M:%S}", one.digest),
            )
        )
    return Table(_("Chấm điểm CCHC"), columns, rows)


def scores_table(exported: Exported) -> Table:
    """Return every item of every workbook; areas above theirs, all of it at the end."""
    columns = [
        *_head(),
        *(text(_("Cấp")), text(_("Mã")), text(_("Nội dung"), 60)),
        *(text(_("Ai chấm"), 24), index(_("Điểm tối đa")), index(_("Điểm áp dụng"))),
        *map(index, _points().values()),
        *(index(_("Điểm đạt")), index(_("Chỉ số")), text(_("Giải trình"), 60)),
    ]
    rows = [row for one in exported.editions for row in _rows(one)]
    return Table(_("Chấm điểm từng nội dung"), columns, rows)


def documents_table(exported: Exported) -> Table:
    """Return what supports the points; whoever brought it is not named."""
    columns = [
        *_head(),
        *(text(_("Số, ký hiệu"), 20), text(_("Tên tài liệu"), 50)),
        *(text(_("Ngày ban hành")), text(_("Cơ quan ban hành"), 30)),
        *(text(_("Nội dung được chứng minh"), 24), whole(_("Dung lượng (byte)"))),
        text(_("Mã băm (SHA-256)"), 66),
    ]
    rows = [row for one in exported.editions for row in _documents(one)]
    return Table(_("Tài liệu kiểm chứng"), columns, rows)


def _points() -> Mapping[str, str]:
    """Return the columns of points, by what the document of an edition calls them.

    Points of another sort that editions come to hold are added here, and here alone.
    """
    return {"own": _("Tự chấm"), "survey": _("Khảo sát")}


def _head() -> list[Column]:
    return [
        *(text(_("Đơn vị"), 36), text(_("Mã đơn vị"))),
        *(text(_("Bộ tiêu chí"), 26), whole(_("Bản ký số"))),
    ]


def _place(one: Edition) -> Row:
    return (named(one.unit), one.unit.code, one.stored.name, one.number)


def _rows(one: Edition) -> Iterator[Row]:
    said = {item["code"]: item for item in one.document["items"]}
    for area in one.criteria_set.areas:
        scored = one.scored(area.items)
        yield (*_place(one), *_area(area, claimed(scored)))
        for each in scored:
            yield (*_place(one), *_item(each, said[each.item.code]))
    none: Row = (None,) * len(_points())
    most, document = float(one.criteria_set.most), one.document
    yield (
        *(*_place(one), _("Tổng cộng"), "", _("Tổng cộng"), "", most),
        *(_number(document["applicable"]), *none),
        *(_number(document["achieved"]), _number(document["index"]), ""),
    )


def _area(area: Area, found: Sum) -> Row:
    none: Row = (None,) * len(_points())
    return (
        *(_("Lĩnh vực"), area.code, text_of(area.name), ""),
        *(float(area.most), float(found.applicable), *none),
        *(float(found.achieved), _float(found.index), ""),
    )


def _item(one: Scored, said: Mapping[str, Any]) -> Row:
    item, most = one.item, float(one.item.most)
    return (
        *(_("Nội dung"), item.code, text_of(item.name), scorer_word(item.scorer)),
        *(most, 0.0 if one.is_exempt else most),
        *(_number(said.get(key)) for key in _points()),
        *(None if one.is_exempt else _float(one.claimed), None, said["explanation"]),
    )


def _documents(one: Edition) -> Iterator[Row]:
    """Yield each document once, with all items that it supports."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for item in one.document["items"]:
        for d in item["documents"]:
            # Editions of the first days do not say issuer and size.
            key = (d["number"], d["title"], d["issued_on"] or "", d.get("issuer", ""))
            place = (*key, d.get("size"), d["digest"])
            found.setdefault(place, []).append(item["code"])
    for (*told, size, digest), items in found.items():
        yield (*_place(one), *told, ", ".join(items), size, digest)


def _number(said: str | None) -> float | None:
    return _float(points(said))


def _float(found: Decimal | None) -> float | None:
    return None if found is None else float(found)
