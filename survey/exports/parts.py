"""The tables of groups of sheets, and of what people chose."""

from flask_babel import gettext as _

from survey.exports.queries import Exported
from survey.exports.words import status_word
from survey.i18n import named
from survey.spreadsheets.table import Column, Kind, Table


def parts_table(exported: Exported) -> Table:
    """Return the groups of every unit; from the unit's code on as they are digested."""
    columns = [
        *(_text(_("Đơn vị"), 40), _text(_("Theo"), 40), _text(_("Nhóm"), 30)),
        *(_text(_("Mã đơn vị")), _text(_("Mã cách chia"), 20), _text(_("Mã nhóm"))),
        *(_whole(_("Tính từ kết quả số")), _whole(_("Số phiếu (n)"))),
        *(_text(_("Mã tình trạng")), _index(_("Chỉ số")), _index(_("Sai số chuẩn"))),
        *(_index(_("Cận dưới 95 %")), _index(_("Cận trên 95 %"))),
        *(_whole(_("Bậc tự do")), _text(_("Mã lưu ý"))),
        _index(_("So với các nhóm khác (điểm)")),
        _index(_("Sai số chuẩn của chênh lệch")),
        *(_index(_("Cận dưới đồng thời")), _index(_("Cận trên đồng thời"))),
        _text(_("Mã kết luận")),
    ]
    names = exported.names
    rows = [
        (
            *(named(unit), names.dimension(row.dimension)),
            names.group(row.dimension, row.code),
            *(unit.code, row.dimension, row.code, row.counted_in, row.n, row.status),
            *(row.value, row.se, row.low, row.high, row.df, row.fallback),
            *(row.difference, row.diff_se, row.diff_low, row.diff_high, row.verdict),
        )
        for row, unit in exported.parts
    ]
    return Table(_("Theo nhóm"), columns, rows)


def choices_table(exported: Exported) -> Table:
    """Return what people chose; from the unit's code on as it is digested."""
    columns = [
        *(
            _text(_("Đơn vị"), 40),
            _text(_("Phương án"), 50),
            _text(_("Tình trạng"), 26),
        ),
        *(_text(_("Mã đơn vị")), _text(_("Mã câu hỏi")), _text(_("Mã phương án"))),
        *(_whole(_("Tính từ kết quả số")), _whole(_("Số phiếu có chọn"))),
        *(_text(_("Mã tình trạng")), _whole(_("Số phiếu chọn phương án này"))),
        *(_index(_("Tỷ lệ chọn (%)")), _index(_("Sai số chuẩn"))),
        *(_index(_("Cận dưới 95 %")), _index(_("Cận trên 95 %"))),
        *(_whole(_("Bậc tự do")), _text(_("Mã lưu ý")), _whole(_("Thứ tự"))),
    ]
    rows = [
        (
            *(named(unit), exported.names.option(row.item, row.option)),
            *(status_word(row.status), unit.code, row.item, row.option),
            *(row.counted_in, row.asked, row.status, row.chosen, row.share, row.se),
            *(row.low, row.high, row.df, row.fallback, row.rank),
        )
        for row, unit in exported.choices
    ]
    return Table(_("Điều người dân chọn"), columns, rows)


def _text(heading: str, width: int = 14) -> Column:
    return Column(heading, Kind.TEXT, width)


def _whole(heading: str) -> Column:
    return Column(heading, Kind.WHOLE)


def _index(heading: str) -> Column:
    return Column(heading, Kind.INDEX)
