"""The cover sheet: what was measured, how, from what, and how to check it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from survey.exports.exported import Exported
from survey.exports.words import channel_word, population_word
from survey.i18n import day, named, number, percent
from survey.methods.method import ROOT
from survey.models import Channel
from survey.spreadsheets.table import Cell, Column, Kind, Table
from survey.words import (
    aggregate_word,
    evidence_meaning,
    evidence_word,
    measure_word,
    text_of,
    weighting_word,
)


def cover_table(exported: Exported, zone: ZoneInfo) -> Table:
    """Return the cover as pairs of what and its value."""
    columns = [Column("", Kind.TEXT, 30), Column("", Kind.TEXT, 110)]
    rows = [*_place(exported), *_rules(exported), *_origin(exported, zone)]
    return Table(_("Bìa"), columns, [*rows, *_reading(exported)])


def _place(exported: Exported) -> list[tuple[str, Cell]]:
    round_ = exported.release.round
    asked = ", ".join(population_word(one) for one in round_.populations)
    return [
        (_("Kết quả đo lường sự hài lòng"), named(exported.root)),
        (_("Đợt khảo sát"), f"{round_.title} ({round_.code})"),
        (_("Thời gian"), f"{day(round_.starts_on)} – {day(round_.ends_on)}"),
        (_("Đối tượng"), asked),
        *_sheets(exported),
    ]


def _sheets(exported: Exported) -> list[tuple[str, Cell]]:
    if not exported.method.is_asked:
        return [(_("Số liệu"), _("số đếm do các đơn vị nhập, không phải khảo sát"))]
    channels = exported.release.round.channels
    return [
        (_("Cách thu phiếu"), ", ".join(channel_word(one) for one in channels)),
        *_evidence(exported),
        (_("Số phiếu (n)"), exported.release.n_sheets),
    ]


def _evidence(exported: Exported) -> list[tuple[str, Cell]]:
    """Say how many sheets are of each class; the oldest releases do not know it."""
    told = [
        _("%(word)s: %(n)s phiếu", word=evidence_word(one), n=number(n))
        + f" ({evidence_meaning(one)})"
        for one, n in exported.evidence.items()
    ]
    return [(_("Bằng chứng của phiếu"), "; ".join(told))] if told else []


def _rules(exported: Exported) -> list[tuple[str, Cell]]:
    method, release = exported.method, exported.release
    version = _("phiên bản %(n)d", n=release.method.version)
    title = f"{text_of(method.title)} ({method.code}, {version})"
    return [
        (_("Phương pháp"), title),
        (_("Căn cứ"), text_of(method.legal_basis)),
        (_("Chỉ số"), measure_word(method)),
        *_scale(exported),
        (_("Cách tổng hợp"), aggregate_word(method)),
        (_("Trọng số"), weighting_word(release.weighting)),
        *_represented(exported),
    ]


def _scale(exported: Exported) -> list[tuple[str, Cell]]:
    """Say how far points go: they are not on 0-100."""
    method = exported.method
    if method.measure != "points":
        return []
    told = _(
        "từ 0 đến %(most)s, mỗi tiêu chí từ 0 đến %(each)s",
        most=number(method.most(ROOT)),
        each=number(method.most(method.criteria[0].code)),
    )
    return [(_("Thang điểm"), told)]


def _represented(exported: Exported) -> list[tuple[str, Cell]]:
    """Say for how many of the transactions sheets speak, where they are known."""
    found = exported.represented.get(exported.root.id)
    if found is None:
        return []
    silent = found.transactions - found.represented
    told = _(
        "%(share)s (%(represented)s trên %(transactions)s lượt)",
        share=percent(100 * found.share),
        represented=number(found.represented),
        transactions=number(found.transactions),
    )
    if silent:
        told += _(
            "; %(n)s lượt ở nơi không có phiếu, không được tính vào chỉ số (xem trang "
            "“Tầng”)",
            n=number(silent),
        )
    return [(_("Giao dịch có phiếu đại diện"), told)]


def _origin(exported: Exported, zone: ZoneInfo) -> list[tuple[str, Cell]]:
    release = exported.release
    return [
        (_("Kết quả số"), release.number),
        (_("Thời điểm lập"), _moment(release.made_at, zone)),
        (_("Phần mềm"), release.software),
        (_("Mã băm dữ liệu đầu vào (SHA-256)"), release.input_digest),
        (_("Mã băm số liệu (SHA-256)"), release.figures_digest),
        (_("Mã băm thay đổi, tuần và yếu tố (SHA-256)"), release.further_digest),
        *_signed(exported),
    ]


def _signed(exported: Exported) -> list[tuple[str, Cell]]:
    """Say that workbooks come along: another may be signed after this file."""
    if not exported.editions:
        return []
    told = _(
        "%(n)s bảng, bản ký mới nhất khi lập tệp; số bản và mã băm ở trang “%(sheet)s”",
        n=number(len(exported.editions)),
        sheet=_("Chấm điểm CCHC"),
    )
    return [(_("Bảng chấm điểm đã ký theo kết quả này"), told)]


def _reading(exported: Exported) -> list[tuple[str, Cell]]:
    if not exported.method.is_asked:
        return _reading_rates(exported)
    is_tally = Channel.TALLY in exported.release.round.channels
    return [
        (_("Khoảng tin cậy 95 %"), _tally_interval() if is_tally else _interval()),
        (
            _("Cách đọc"),
            _(
                "Người trả lời tự nguyện, không được chọn ngẫu nhiên: khoảng tin cậy "
                "chỉ nói lên sai số do số phiếu có hạn, tính riêng cho từng đơn vị. "
                "Khi so nhiều đơn vị một lúc, dùng khoảng hạng, không dùng khoảng tin "
                "cậy."
            ),
        ),
        (
            _("Số liệu không nêu"),
            _(
                "Dưới %(n)s phiếu thì chỉ nêu số phiếu, để không ai nhận ra câu trả "
                "lời của từng người. Nơi nào có thể suy ra kết quả đó từ các số liệu "
                "bên cạnh thì cũng không nêu số liệu của đơn vị hoặc tiêu chí nhỏ nhất "
                "bên cạnh. Số liệu của một đơn vị chỉ thay đổi khi có thêm ít nhất 5 "
                "phiếu.",
                n=number(exported.method.minimum_n),
            ),
        ),
    ]


def _reading_rates(exported: Exported) -> list[tuple[str, Cell]]:
    return [
        (_("Khoảng tin cậy 95 %"), _("không có: đếm toàn bộ")),
        (_("Cách đọc"), text_of(exported.method.notes)),
        (
            _("Số liệu không nêu"),
            _(
                "Mẫu số dưới %(n)s thì chỉ nêu mẫu số.",
                n=number(exported.method.minimum_n),
            ),
        ),
    ]


def _interval() -> str:
    text: str = _(
        "Đơn vị chọn mẫu là quầy – ngày, phân tầng theo đơn vị thu phiếu. Tiêu chí "
        "tính theo tỷ lệ dùng khoảng Wilson với cỡ mẫu hữu hiệu và bậc tự do của thiết "
        "kế; chỉ số tổng hợp và điểm trung bình dùng khoảng t trên thang logit."
    )
    return text


def _tally_interval() -> str:
    text: str = _(
        "Tính từ bảng tổng hợp, mỗi người trả lời là một đơn vị chọn mẫu. Bảng không "
        "cho biết các câu trả lời nào của cùng một người, nên sai số của chỉ số tổng "
        "hợp là mức lớn nhất có thể."
    )
    return text


def _moment(instant: datetime, zone: ZoneInfo) -> str:
    local = instant.astimezone(zone)
    return f"{day(local.date())} {local:%H:%M}"
