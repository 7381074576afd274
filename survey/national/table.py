"""The national picture as a table for CSV and workbooks."""

from collections.abc import Iterator

from flask_babel import gettext as _

from survey.models import KeptPack
from survey.national import said
from survey.national.picture import Picture
from survey.national.ranked import Row, name_of
from survey.national.year_before import Since
from survey.spreadsheets import Cell, Column, Kind, Table

Line = tuple[Cell, ...]
N_BEFORE = 8  # columns about the year before


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
        *_columns_before(),
    ]
    title = f"{_('Toàn quốc')} {found.year}"
    return Table(title, columns, list(_lines(found)))


def _columns_before() -> list[Column]:
    return [
        Column(_("Chỉ số năm trước"), Kind.NUMBER),
        Column(_("Chênh lệch, điểm"), Kind.SIGNED),
        Column(_("Cận dưới chênh lệch"), Kind.SIGNED),
        Column(_("Cận trên chênh lệch"), Kind.SIGNED),
        Column(_("Kết luận so với năm trước"), Kind.TEXT, 40),
        Column(_("Hạng năm trước"), Kind.WHOLE),
        Column(_("Số nơi xếp hạng năm trước"), Kind.WHOLE),
        Column(_("Số bậc tăng (âm là giảm)"), Kind.WHOLE),
    ]


def _lines(found: Picture) -> Iterator[Line]:
    for group, word in ((found.own, ""), (found.others, outside(found))):
        yield from (
            (*_ranked(row, word), *_before(found.since[row.pack.id]))
            for row in group.rows
        )
        untold = _("không công bố chỉ số này")
        yield from (_unranked(pack, untold) for pack in group.untold)
    other = _("chỉ có hồ sơ theo phương pháp khác")
    yield from (_unranked(pack, other) for pack, _way in found.elsewhere)
    for one in found.missing:
        state = _("chưa có hồ sơ")
        yield (*[None] * 4, one.name, one.code, state, *[None] * (8 + N_BEFORE))


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


def _before(since: Since) -> Line:
    earlier, change = since.earlier, since.change
    if earlier is None or change is None:
        word = said.why(since.why) if since.why else None
        return (*[None] * 4, word, *[None] * 3)
    return (
        *(earlier.figure.value, change.difference, change.low, change.high),
        said.verdict(change),
        *(earlier.standing.rank, since.n_earlier, since.climbed),
    )


def _unranked(pack: KeptPack, state: str) -> Line:
    blanks = [None] * 4
    told = (*blanks, name_of(pack), pack.province, state, *blanks, *_pack(pack))
    return (*told, *[None] * N_BEFORE)


def _pack(pack: KeptPack) -> Line:
    method = f"{pack.method_code}:{pack.method_version}"
    return (pack.round_title, pack.number, method, pack.digest)
