"""The tables of groups of sheets, and of what people chose."""

from flask_babel import gettext as _

from survey.exports.columns import index, text, whole
from survey.exports.exported import Exported
from survey.exports.words import node_names
from survey.i18n import named
from survey.spreadsheets.table import Table
from survey.words import status_word


def parts_table(exported: Exported) -> Table:
    """Return the groups of every unit; from the unit's code on as they are digested."""
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Theo"), 40), text(_("Nhóm"), 30)),
        *(text(_("Mã đơn vị")), text(_("Mã cách chia"), 20), text(_("Mã nhóm"))),
        *(whole(_("Tính từ kết quả số")), whole(_("Số phiếu (n)"))),
        *(text(_("Mã tình trạng")), index(_("Chỉ số")), index(_("Sai số chuẩn"))),
        *(index(_("Cận dưới 95 %")), index(_("Cận trên 95 %"))),
        *(whole(_("Bậc tự do")), text(_("Mã lưu ý"))),
        index(_("So với các nhóm khác (điểm)")),
        index(_("Sai số chuẩn của chênh lệch")),
        *(index(_("Cận dưới đồng thời")), index(_("Cận trên đồng thời"))),
        text(_("Mã kết luận")),
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


def details_table(exported: Exported) -> Table:
    """Return the factors of groups; from the unit's code on as they are digested."""
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Nhóm"), 40), text(_("Yếu tố"), 50)),
        *(text(_("Mã đơn vị")), text(_("Mã cách chia"), 20), text(_("Mã nhóm"))),
        *(text(_("Mã yếu tố")), whole(_("Số phiếu (n)"))),
        *(index(_("Chỉ số")), index(_("Sai số chuẩn"))),
        *(index(_("Cận dưới 95 %")), index(_("Cận trên 95 %"))),
        *(whole(_("Bậc tự do")), text(_("Mã lưu ý"))),
        index(_("So với các nhóm khác (điểm)")),
        index(_("Sai số chuẩn của chênh lệch")),
        *(index(_("Cận dưới đồng thời")), index(_("Cận trên đồng thời"))),
        text(_("Mã kết luận")),
    ]
    names, nodes = exported.names, node_names(exported.method)
    rows = [
        (
            *(named(unit), names.group(row.dimension, row.code), nodes[row.node]),
            *(unit.code, row.dimension, row.code, row.node, row.n),
            *(row.value, row.se, row.low, row.high, row.df, row.fallback),
            *(row.difference, row.diff_se, row.diff_low, row.diff_high, row.verdict),
        )
        for row, unit in exported.details
    ]
    return Table(_("Yếu tố theo nhóm"), columns, rows)


def choices_table(exported: Exported) -> Table:
    """Return what people chose; from the unit's code on as it is digested."""
    columns = [
        *(
            text(_("Đơn vị"), 40),
            text(_("Phương án"), 50),
            text(_("Tình trạng"), 26),
        ),
        *(text(_("Mã đơn vị")), text(_("Mã câu hỏi")), text(_("Mã phương án"))),
        *(whole(_("Tính từ kết quả số")), whole(_("Số phiếu có chọn"))),
        *(text(_("Mã tình trạng")), whole(_("Số phiếu chọn phương án này"))),
        *(index(_("Tỷ lệ chọn (%)")), index(_("Sai số chuẩn"))),
        *(index(_("Cận dưới 95 %")), index(_("Cận trên 95 %"))),
        *(whole(_("Bậc tự do")), text(_("Mã lưu ý")), whole(_("Thứ tự"))),
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
