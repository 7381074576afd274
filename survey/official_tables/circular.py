"""The table of Circular 01/2018: nine indicators of 0, 1 or 2 points, 18 in all."""

from flask_babel import gettext as _

from survey.i18n import named, number
from survey.methods import Bands, Method
from survey.methods.method import ROOT
from survey.models import Figure, Status
from survey.official_tables.layout import Heading, Line, OfficialTable, Role
from survey.official_tables.parts import about, remark, unit_parts
from survey.official_tables.source import Source
from survey.spreadsheets.table import Kind
from survey.words import BANDS, band_word, text_of

CODE = "diem"


def circular_table(source: Source) -> OfficialTable:
    """Return the points of every unit, indicator by indicator, with total and class."""
    method = source.method
    most = number(method.most(ROOT))

    def line(place: int, figure: Figure, role: Role) -> Line:
        is_shown = figure.status == Status.SHOWN
        points = [source.told(figure.unit_id, c.code).value for c in method.criteria]
        cells = (
            *(place, named(figure.unit), figure.n, *points, figure.value),
            band_word(figure.band) if is_shown else "",
        )
        return Line(cells, remark(source, figure), role, figure.unit)

    return OfficialTable(
        code=CODE,
        name=_("Bảng %(most)s điểm", most=most),
        title=_("Bảng tổng hợp điểm đánh giá việc giải quyết thủ tục hành chính"),
        about=about(source),
        headings=_headings(method, most),
        parts=tuple(unit_parts(source, line)),
        notes=tuple(_notes(method)),
        issuer=named(source.root),
        signatures=(_("Người lập biểu"), _("Thủ trưởng đơn vị")),
    )


def _headings(method: Method, most: str) -> tuple[Heading, ...]:
    each = number(method.most(method.criteria[0].code))
    over = _("Điểm từng chỉ số (0–%(each)s)", each=each)
    return (
        Heading(_("TT"), Kind.WHOLE, 5),
        Heading(_("Đơn vị"), Kind.TEXT, 34),
        Heading(_("Số phiếu"), Kind.WHOLE, 9),
        *(
            Heading(f"({k})", Kind.INDEX, 7, over, f"({k}) {text_of(one.name)}")
            for k, one in enumerate(method.criteria, start=1)
        ),
        Heading(_("Tổng điểm (tối đa %(most)s)", most=most), Kind.INDEX, 11),
        Heading(_("Xếp loại"), Kind.TEXT, 12),
    )


def _notes(method: Method) -> list[str]:
    names = (text_of(one.name) for one in method.criteria)
    listed = "; ".join(f"({k}) {name}" for k, name in enumerate(names, start=1))
    told = [_("Các chỉ số: %(listed)s.", listed=listed)]
    if method.bands:
        told.append(_bands(method.bands))
    told.append(
        _(
            "Điểm một chỉ số là trung bình các phiếu, tổng điểm là tổng các trung bình "
            "chưa làm tròn nên có thể lệch 0,01 so với cộng các số đã làm tròn. Đây là "
            "điểm người dân cho, không phải điểm tự chấm hay thẩm định."
        )
    )
    return told


def _bands(bands: Bands) -> str:
    bounds = ((code, getattr(bands, code, None)) for code in BANDS)
    listed = "; ".join(
        _("%(band)s từ %(bound)s", band=band_word(code), bound=number(bound))
        for code, bound in bounds
        if bound is not None
    )
    return str(_("Xếp loại theo tổng điểm, kể cả đúng mức: %(bands)s.", bands=listed))
