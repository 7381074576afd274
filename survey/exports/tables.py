"""The tables of a release: overall by unit, every node, distributions."""

import json
from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from survey.exports.columns import index, text, whole
from survey.exports.exported import Exported
from survey.exports.words import (
    fallback_word,
    level_word,
    node_names,
    sure_word,
    value_word,
)
from survey.i18n import named
from survey.methods import Method
from survey.models import Figure, Level
from survey.official_tables.levels import all_levels, split, three_levels
from survey.spreadsheets.table import Cell, Column, Kind, Table
from survey.words import band_word, group_of_figure, status_word

N_CODES = 7  # blank, five levels, not applicable

Groups = Mapping[int, str]  # by unit


def overall_table(exported: Exported) -> Table:
    """Return the overall index of every unit, with rank, interval and class."""
    figures = [f for f in exported.figures if f.level == Level.OVERALL]
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Mã đơn vị")), text(_("Nhóm xếp hạng"), 24)),
        *(whole(_("Xếp hạng")), whole(_("Trên tổng số"))),
        *(whole(_("Hạng tốt nhất có thể")), whole(_("Hạng kém nhất có thể"))),
        whole(_("Tốp")),
        index(value_word(exported.method)),
        *(index(_("Cận dưới 95 %")), index(_("Cận trên 95 %"))),
        *(whole(_("Số phiếu (n)")), text(_("Xếp loại"))),
        *(_small(_("Xác suất đúng loại")), text(_("Loại chắc chắn không"))),
        *(index(_("Tỷ lệ hài lòng")), index(_("Điểm trung bình quy đổi"))),
        *(index(_("Sai số chuẩn")), text(_("Tình trạng"), 26), text(_("Lưu ý"), 60)),
        _number(_("Giao dịch có phiếu đại diện (%)")),
    ]
    groups = _groups(exported)
    rows = [
        (*_overall_row(figure, groups), _represented(exported, figure))
        for figure in figures
    ]
    return Table(_("Chỉ số chung"), columns, rows)


def figures_table(exported: Exported) -> Table:
    """Return every figure in full; from the unit's code on, as its digest takes it."""
    names = node_names(exported.method)
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Nhóm xếp hạng"), 24)),
        *(text(_("Nội dung đo"), 50), text(_("Cấp"))),
        *(text(_("Tình trạng"), 26), text(_("Xếp loại")), text(_("Lưu ý"), 60)),
        *(text(_("Mã đơn vị")), text(_("Mã nội dung đo"))),
        *(text(_("Mã cấp")), text(_("Mã tình trạng")), whole(_("Số phiếu (n)"))),
        *(*_code_columns(exported.method), index(value_word(exported.method))),
        *(index(_("Tỷ lệ hài lòng")), index(_("Điểm trung bình quy đổi"))),
        *(index(_("Sai số chuẩn")), index(_("Cận dưới 95 %"))),
        *(index(_("Cận trên 95 %")), _number(_("Cỡ mẫu hữu hiệu"))),
        *(whole(_("Bậc tự do")), _number(_("Hệ số thiết kế"))),
        *(_number(_("Tỷ trọng có trả lời")), text(_("Mã lưu ý"))),
        *(whole(_("Xếp hạng")), whole(_("Trên tổng số")), text(_("Mã xếp loại"))),
        *(text(_("Mã độ tin cậy")), whole(_("Tỷ lệ không hài lòng quá bất định"))),
        *(whole(_("Hạng tốt nhất có thể")), whole(_("Hạng kém nhất có thể"))),
        whole(_("Hạng tốt nhất, xét riêng đơn vị")),
        whole(_("Hạng kém nhất, xét riêng đơn vị")),
        *(whole(_("Tốp")), _small(_("Xác suất đúng loại"))),
        *(whole(_("Loại chắc chắn (1 = có)")), text(_("Xác suất từng loại"), 30)),
    ]
    groups = _groups(exported)
    rows = [
        _figure_row(figure, groups, names[figure.node]) for figure in exported.figures
    ]
    return Table(_("Mọi số liệu"), columns, rows)


def distribution_table(exported: Exported) -> Table:
    """Return how the answers to every criterion fell: counts, percent, three levels."""
    method = exported.method
    names, all_, three = node_names(method), all_levels(method), three_levels(method)
    shares = [Column(f"% {one.word}", Kind.SHARE) for one in all_]
    if three != all_:
        words = [_("Gộp ba mức, %% %(word)s", word=one.word) for one in three]
        shares += [Column(word, Kind.SHARE) for word in words]
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Mã đơn vị")), text(_("Tiêu chí"), 50)),
        *(text(_("Mã tiêu chí")), text(_("Tình trạng"), 26)),
        *(whole(_("Số phiếu (n)")), *_code_columns(method), *shares),
    ]
    rungs = (all_, three) if three != all_ else (all_,)
    rows = [
        (
            *(named(figure.unit), figure.unit.code, names[figure.node], figure.node),
            *(status_word(figure.status), figure.n, *_counts(figure)),
            *(share for one in rungs for _n, share in split(figure.counts, one)),
        )
        for figure in exported.figures
        if figure.level == Level.CRITERION
    ]
    return Table(_("Phân bố câu trả lời"), columns, rows)


def _overall_row(f: Figure, groups: Groups) -> Sequence[Cell]:
    return (
        *(named(f.unit), f.unit.code, groups[f.unit_id], f.rank, f.rank_of),
        *(f.rank_best, f.rank_worst, f.tier, f.value, f.low, f.high, f.n),
        *(band_word(f.band), f.band_chance, sure_word(f.band_sure)),
        *(f.share, f.mean, f.se),
        *(status_word(f.status), fallback_word(f.fallback)),
    )


def _figure_row(f: Figure, groups: Groups, name: str) -> Sequence[Cell]:
    return (
        *(named(f.unit), groups[f.unit_id], name, level_word(f.level)),
        *(status_word(f.status), band_word(f.band), fallback_word(f.fallback)),
        *(f.unit.code, f.node, f.level, f.status, f.n, *_counts(f)),
        *(f.value, f.share, f.mean, f.se, f.low, f.high, f.n_eff),
        *(f.df, f.deff, f.coverage, f.fallback, f.rank, f.rank_of, f.band),
        *(f.quality, int(f.complement), f.rank_best, f.rank_worst),
        *(f.own_best, f.own_worst, f.tier, f.band_chance),
        None if f.band_sure is None else int(f.band_sure),
        "" if f.band_chances is None else json.dumps(f.band_chances),
    )


def _represented(exported: Exported, figure: Figure) -> float | None:
    """Return how many percent of a unit's transactions have a sheet beside them."""
    found = exported.represented.get(figure.unit_id)
    return 100 * found.share if found else None


def _groups(exported: Exported) -> Groups:
    """Return the group of every unit: its overall figure says which it was."""
    found = {figure.unit_id: group_of_figure(figure) for figure in exported.figures}
    overall = (one for one in exported.figures if one.level == Level.OVERALL)
    return found | {figure.unit_id: group_of_figure(figure) for figure in overall}


def _counts(figure: Figure) -> Sequence[Cell]:
    return figure.counts or [None] * N_CODES


def _code_columns(method: Method) -> list[Column]:
    """Return the columns of answers by level; of rates, of cases missed and reached."""
    levels = [whole(_("Mức %(level)d", level=level)) for level in range(1, 6)]
    if not method.is_asked:
        levels[0], levels[-1] = whole(_("Mẫu số trừ tử số")), whole(_("Tử số"))
    return [whole(_("Bỏ trống")), *levels, whole(_("Không áp dụng"))]


def _small(heading: str) -> Column:
    return Column(heading, Kind.SMALL)


def _number(heading: str) -> Column:
    return Column(heading, Kind.NUMBER)
