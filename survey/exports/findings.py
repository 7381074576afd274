"""The tables beside the figures: changes, weeks, factors beside each other."""

from flask_babel import gettext as _

from survey.exports.queries import Exported
from survey.exports.words import node_names, status_word
from survey.i18n import named
from survey.models import Signal
from survey.spreadsheets.table import Column, Kind, Table
from survey.words import quadrant_word, signal_word, verdict_word


def changes_table(exported: Exported) -> Table:
    """Return the change of every figure; from the unit's code on as it is digested."""
    names = node_names(exported.method)
    columns = [
        *(
            _text(_("Đơn vị"), 40),
            _text(_("Nội dung đo"), 50),
            _text(_("Kết luận"), 28),
        ),
        *(_text(_("Mã đơn vị")), _text(_("Mã nội dung đo")), _text(_("Đợt trước"))),
        *(_whole(_("Kết quả số của đợt trước")), _index(_("Chỉ số đợt trước"))),
        *(_index(_("Chênh lệch (điểm)")), _index(_("Sai số chuẩn"))),
        *(_number(_("Bậc tự do")), _index(_("Cận dưới 95 %"))),
        *(_index(_("Cận trên 95 %")), _small(_("Trị số p")), _text(_("Mã kết luận"))),
    ]
    earlier = exported.earlier
    place = (earlier.round.code, earlier.number) if earlier else ("", None)
    rows = [
        (
            *(named(unit), names[row.node], verdict_word(row.verdict)),
            *(unit.code, row.node, *place, row.earlier_value, row.difference),
            *(row.se, row.df, row.low, row.high, row.p, row.verdict),
        )
        for row, unit in exported.changes
    ]
    return Table(_("Thay đổi"), columns, rows)


def weeks_table(exported: Exported) -> Table:
    """Return every unit week by week; from the unit's code on as it is digested."""
    columns = [
        *(_text(_("Đơn vị"), 40), _text(_("Tình trạng"), 26), _text(_("Tín hiệu"), 40)),
        *(_text(_("Mã đơn vị")), _text(_("Tuần từ thứ hai ngày"))),
        *(_whole(_("Số phiếu (n)")), _text(_("Mã tình trạng")), _index(_("Chỉ số"))),
        *(_index(_("Sai số chuẩn")), _index(_("Cận dưới 95 %"))),
        *(_index(_("Cận trên 95 %")), _index(_("Mức chung"))),
        *(_index(_("Giới hạn dưới")), _index(_("Giới hạn trên"))),
        *(_text(_("Mã tín hiệu"), 20), _text(_("Căn cứ của giới hạn"))),
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
        *(_text(_("Đơn vị"), 40), _text(_("Yếu tố"), 50), _text(_("Gợi ý"), 28)),
        *(_text(_("Mã đơn vị")), _text(_("Mã yếu tố"))),
        *(_whole(_("Số phiếu đủ mọi yếu tố")), _small(_("Tỷ trọng các phiếu đó"))),
        *(
            _small(_("Tương quan với các yếu tố khác")),
            _small(_("Tương quan, cận dưới 95 %")),
        ),
        *(
            _small(_("Tương quan, cận trên 95 %")),
            _index(_("Chênh so với trung bình yếu tố")),
        ),
        *(_index(_("Chênh, cận dưới 95 %")), _index(_("Chênh, cận trên 95 %"))),
        *(_text(_("Mã gợi ý"), 18), _whole(_("Đủ 200 phiếu (1 = có)"))),
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


def _text(heading: str, width: int = 14) -> Column:
    return Column(heading, Kind.TEXT, width)


def _whole(heading: str) -> Column:
    return Column(heading, Kind.WHOLE)


def _index(heading: str) -> Column:
    return Column(heading, Kind.INDEX)


def _number(heading: str) -> Column:
    return Column(heading, Kind.NUMBER)


def _small(heading: str) -> Column:
    return Column(heading, Kind.SMALL)
