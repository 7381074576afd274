"""The tables beside the figures: changes, weeks, factors beside each other."""

from collections.abc import Sequence

from flask_babel import gettext as _

from survey.exports.columns import index, text, whole
from survey.exports.exported import Exported
from survey.exports.words import node_names
from survey.i18n import named
from survey.models import AnyChange, Release, Signal, Unit
from survey.spreadsheets.table import Column, Kind, Table
from survey.words import quadrant_word, signal_word, status_word, verdict_word


def changes_table(exported: Exported) -> Table:
    """Return the change of every figure; from the unit's code on as it is digested."""
    title, before = _("Thay đổi"), _("Đợt trước")
    return _changed(exported, title, before, exported.changes, exported.earlier)


def year_changes_table(exported: Exported) -> Table:
    """Return the same since a year before, where that is not the round before."""
    title, before = _("So với năm trước"), _("Đợt của năm trước")
    rows, year_before = exported.year_changes, exported.year_before
    return _changed(exported, title, before, rows, year_before)


def _changed(
    exported: Exported,
    title: str,
    before: str,
    changes: Sequence[tuple[AnyChange, Unit]],
    earlier: Release | None,
) -> Table:
    names = node_names(exported.method)
    columns = [
        *(
            text(_("Đơn vị"), 40),
            text(_("Nội dung đo"), 50),
            text(_("Kết luận"), 28),
        ),
        *(text(_("Mã đơn vị")), text(_("Mã nội dung đo")), text(before)),
        *(whole(_("Kết quả số của đợt trước")), index(_("Chỉ số đợt trước"))),
        *(index(_("Chênh lệch (điểm)")), index(_("Sai số chuẩn"))),
        *(_number(_("Bậc tự do")), index(_("Cận dưới 95 %"))),
        *(index(_("Cận trên 95 %")), _small(_("Trị số p")), text(_("Mã kết luận"))),
    ]
    place = (earlier.round.code, earlier.number) if earlier else ("", None)
    rows = [
        (
            *(named(unit), names[row.node], verdict_word(row.verdict)),
            *(unit.code, row.node, *place, row.earlier_value, row.difference),
            *(row.se, row.df, row.low, row.high, row.p, row.verdict),
        )
        for row, unit in changes
    ]
    return Table(title, columns, rows)


def weeks_table(exported: Exported) -> Table:
    """Return every unit week by week; from the unit's code on as it is digested."""
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Tình trạng"), 26), text(_("Tín hiệu"), 40)),
        *(text(_("Mã đơn vị")), text(_("Tuần từ thứ hai ngày"))),
        *(whole(_("Số phiếu (n)")), text(_("Mã tình trạng")), index(_("Chỉ số"))),
        *(index(_("Sai số chuẩn")), index(_("Cận dưới 95 %"))),
        *(index(_("Cận trên 95 %")), index(_("Mức chung"))),
        *(index(_("Giới hạn dưới")), index(_("Giới hạn trên"))),
        *(text(_("Mã tín hiệu"), 20), text(_("Căn cứ của giới hạn"))),
    ]
    rows = [
        (
            *(named(unit), status_word(row.status)),
            ", ".join(str(signal_word(Signal(code))) for code in row.signals),
            *(unit.code, row.starts_on.isoformat(), row.n, row.status, row.value),
            *(row.se, row.low, row.high, row.centre, row.lower, row.upper),
            *(" ".join(row.signals), row.basis),
        )
        for row, unit in exported.weeks
    ]
    return Table(_("Theo tuần"), columns, rows)


def drivers_table(exported: Exported) -> Table:
    """Return the factors of every unit; from the unit's code on as it is digested."""
    names = node_names(exported.method)
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Yếu tố"), 50), text(_("Gợi ý"), 28)),
        *(text(_("Mã đơn vị")), text(_("Mã yếu tố"))),
        *(whole(_("Số phiếu đủ mọi yếu tố")), _small(_("Tỷ trọng các phiếu đó"))),
        *(
            _small(_("Tương quan với các yếu tố khác")),
            _small(_("Tương quan, cận dưới 95 %")),
        ),
        *(
            _small(_("Tương quan, cận trên 95 %")),
            index(_("Chênh so với trung bình yếu tố")),
        ),
        *(index(_("Chênh, cận dưới 95 %")), index(_("Chênh, cận trên 95 %"))),
        *(text(_("Mã gợi ý"), 18), whole(_("Đủ 200 phiếu (1 = có)"))),
    ]
    rows = [
        (
            *(named(unit), names[row.node], quadrant_word(row.quadrant)),
            *(unit.code, row.node, row.n, row.kept),
            *(row.association, row.assoc_low, row.assoc_high),
            *(row.gap, row.gap_low, row.gap_high, row.quadrant, int(row.firm)),
        )
        for row, unit in exported.drivers
    ]
    return Table(_("Yếu tố"), columns, rows)


def _number(heading: str) -> Column:
    return Column(heading, Kind.NUMBER)


def _small(heading: str) -> Column:
    return Column(heading, Kind.SMALL)
