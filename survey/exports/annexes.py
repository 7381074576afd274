"""The sheets of a workbook: what each holds, and which go with a printed report."""

from collections.abc import Callable, Iterator, Sequence
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from survey.exports.cover import cover_table
from survey.exports.exported import Exported
from survey.exports.findings import (
    changes_table,
    drivers_table,
    weeks_table,
    year_changes_table,
)
from survey.exports.parts import choices_table, details_table, parts_table
from survey.exports.places import places_table
from survey.exports.rates import rates_table
from survey.exports.sample import exclusions_table, sample_table
from survey.exports.scores.documents import documents_table
from survey.exports.scores.tables import editions_table, scores_table
from survey.exports.strata import strata_table
from survey.exports.tables import distribution_table, figures_table, overall_table
from survey.exports.weights import weights_table
from survey.official_tables import OfficialSheet, all_tables, choices
from survey.spreadsheets import Annex, CoverSheet, Table

Told = tuple[Callable[[Exported], Table], str]  # a table, and what it holds


def annexes(exported: Exported, zone: ZoneInfo) -> Sequence[Annex]:
    """Return the sheets of a release in their order; of the empty ones none."""
    about = _("Đợt khảo sát, phương pháp, nguồn số liệu, cách đọc và mã băm")
    cover = Annex(CoverSheet(cover_table(exported, zone)), about, is_printed=True)
    if not exported.method.is_asked:
        rates = (rates_table, _("Các tỷ lệ của từng đơn vị"))
        printed, consulted = [rates], [_figures(), *_findings(), _strata()]
        return [cover, *_made(exported, printed, consulted)]
    consulted = [_figures(), _distribution(), *_findings(), _weights(), _strata()]
    return [
        cover,
        *_official(exported),
        *_made(exported, _summaries(), consulted),
    ]


def _made(
    exported: Exported, printed: Sequence[Told], consulted: Sequence[Told]
) -> Iterator[Annex]:
    """Yield tables with rows; signed workbooks go with the report, where there are."""
    scores = _scores() if exported.editions else []
    for is_printed, those in ((True, [*printed, *scores]), (False, consulted)):
        for build, about in those:
            table = build(exported)
            if table.rows or build in ALWAYS:
                yield Annex(table, about, is_printed)


# Told also without a row: that there is none says something.
ALWAYS = {
    *(rates_table, overall_table, figures_table, distribution_table),
    *(sample_table, weights_table, strata_table),
}


def _official(exported: Exported) -> Iterator[Annex]:
    """Yield the tables that officials know; one of them is too wide to be printed."""
    known = choices(exported.method)
    for one in all_tables(exported.official):
        yield Annex(OfficialSheet(one), one.title, is_printed=one.code in known)


def _summaries() -> list[Told]:
    return [
        (overall_table, _("Chỉ số chung của từng đơn vị: khoảng tin cậy, hạng, loại")),
        (sample_table, _("Chỉ tiêu và số phiếu của từng đơn vị, theo kênh thu")),
        (exclusions_table, _("Những gì không tính, không nêu hoặc không xếp hạng")),
    ]


def _scores() -> list[Told]:
    return [
        (editions_table, _("Các bảng chấm điểm CCHC đã ký theo kết quả này")),
        (scores_table, _("Điểm từng nội dung của các bảng chấm điểm đã ký")),
        (documents_table, _("Danh mục tài liệu kiểm chứng của các bảng đã ký")),
    ]


def _figures() -> Told:
    return figures_table, _("Mọi số liệu của mọi đơn vị, đủ chữ số như khi lưu")


def _distribution() -> Told:
    return distribution_table, _("Số câu trả lời ở từng mức, theo đơn vị và tiêu chí")


def _weights() -> Told:
    return weights_table, _("Trọng số của từng nội dung đo theo phương pháp")


def _strata() -> Told:
    return strata_table, _("Từng tầng: giao dịch, số phiếu, quầy – ngày và trọng số")


def _findings() -> list[Told]:
    return [
        (changes_table, _("Thay đổi so với kết quả trước, có kiểm định")),
        (year_changes_table, _("Thay đổi so với năm trước, có kiểm định")),
        (weeks_table, _("Chỉ số theo tuần, kèm giới hạn kiểm soát")),
        (drivers_table, _("Yếu tố nào đi cùng sự hài lòng chung của từng đơn vị")),
        (parts_table, _("Chỉ số theo nhóm người trả lời")),
        (details_table, _("Chỉ số từng yếu tố theo nhóm người trả lời")),
        (choices_table, _("Những điều người trả lời mong được cải thiện")),
        (places_table, _("Nhóm xếp hạng của từng đơn vị khi lập kết quả")),
    ]
