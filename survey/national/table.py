"""The national picture as a table for CSV and workbooks."""

from collections.abc import Iterator

from flask_babel import gettext as _

from survey.models import KeptPack
from survey.national.picture import Picture
from survey.national.ranked import Row, name_of
from survey.spreadsheets import Cell, Column, Kind, Table

Line = tuple[Cell, ...]


def picture_table(found: Picture) -> Table:
    """Return every province: ranked, not told, by another method, without a pack."""
    columns = [
        *(Column(_("Hạng"), Kind.WHOLE), Column(_("Đồng hạng"), Kind.TEXT)),
        Column(_("Hạng tốt nhất"), Kind.WHOLE),
        Column(_("Hạng kém nhất"), Kind.WHOLE),
        Column(_("Tỉnh, thành phố"), Kind.TEXT, 30),
        *(Column(_("Mã tỉnh"), Kind.TEXT), Column(_("Tình trạng"), Kind.TEXT, 30)),
        *(Column(_("Chỉ số"), Kind.NUMBER), Column(_("Cận dưới"), Kind.NUMBER)),
        *(Column(_("Cận trên"), Kind.NUMBER), Column(_("Số phiếu"), Kind.WHOLE)),
        Column(_("Đợt khảo sát"), Kind.TEXT, 40),
        *(Column(_("Kết quả số"), Kind.WHOLE), Column(_("Phương pháp"), Kind.TEXT, 24)),
        Column(_("Mã băm hồ sơ"), Kind.TEXT, 64),
    ]
    title = f"{_('Toàn quốc')} {found.year}"
    return Table(title, columns, list(_lines(found)))


def _lines(found: Picture) -> Iterator[Line]:
    for group, word in ((found.own, ""), (found.others, outside(found))):
        yield from (_ranked(row, word) for row in group.rows)
        untold = _("không công bố chỉ số này")
        yield from (_unranked(pack, untold) for pack in group.untold)
    other = _("chỉ có hồ sơ theo phương pháp khác")
    yield from (_unranked(pack, other) for pack in found.elsewhere)
    for one in found.missing:
        state = _("chưa có hồ sơ")
        yield (*[None] * 4, one.name, one.code, state, *[None] * 8)


def outside(found: Picture) -> str:
    """Return what is said of who is not one of the 34; nothing where they were not."""
    return _("ngoài danh mục 34 tỉnh, thành phố") if found.has_register else ""


def _ranked(row: Row, state: str) -> Line:
    place, one = row.standing, row.figure
    return (
        *(place.rank, _("có") if row.is_tied else ""),
        *(place.rank_best, place.rank_worst, row.name, row.pack.province, state),
        *(one.value, one.low, one.high, one.n),
        *_pack(row.pack),
    )


def _unranked(pack: KeptPack, state: str) -> Line:
    blanks = [None] * 4
    return (*blanks, name_of(pack), pack.province, state, *blanks, *_pack(pack))


def _pack(pack: KeptPack) -> Line:
    method = f"{pack.method_code}:{pack.method_version}"
    return (pack.round_title, pack.number, method, pack.digest)
