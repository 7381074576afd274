"""Ranks of units with ties (đồng hạng), and what has moved since the year before."""

from collections import Counter as Tally

from flask_babel import gettext as _

from survey.figures.same_group import key_of
from survey.i18n import named
from survey.models import Figure, Status
from survey.official_tables.earlier import Earlier, rank_moved
from survey.official_tables.layout import Heading, Line, OfficialTable, Role
from survey.official_tables.parts import about, remark, unit_parts, value_word
from survey.official_tables.source import Source
from survey.spreadsheets.table import Cell, Kind
from survey.words import band_word, verdict_word

CODE = "xep-hang"


def ranks_table(source: Source) -> OfficialTable:
    """Return every group by rank, with the ranks that the data do not exclude."""
    tied = _tied(source)

    def line(_place: int, figure: Figure, role: Role) -> Line:
        is_shown = figure.status == Status.SHOWN
        is_tied = figure.rank is not None and tied[key_of(figure), figure.rank] > 1
        cells = (
            *(figure.rank, _("đồng hạng") if is_tied else "", named(figure.unit)),
            *(figure.value, figure.low, figure.high),
            *(figure.rank_best, figure.rank_worst, figure.n),
            band_word(figure.band) if is_shown else "",
            *_moved(source.earlier, figure),
        )
        return Line(cells, remark(source, figure), role, figure.unit)

    return OfficialTable(
        code=CODE,
        name=_("Xếp hạng"),
        title=_("Xếp hạng, xếp loại đơn vị và thay đổi so với năm trước"),
        about=about(source),
        headings=_headings(source),
        parts=tuple(unit_parts(source, line)),
        notes=tuple(_notes(source)),
    )


def _tied(source: Source) -> Tally[tuple[str, int | None]]:
    figures = (one.figure for group in source.groups for one in group.shown)
    return Tally((key_of(one), one.rank) for one in figures)


def _headings(source: Source) -> tuple[Heading, ...]:
    ranks, limits = _("Hạng có thể"), _("Khoảng tin cậy 95 %")
    headings = (
        *(Heading(_("Hạng"), Kind.WHOLE, 7), Heading(_("Đồng hạng"), Kind.TEXT, 11)),
        Heading(_("Đơn vị"), Kind.TEXT, 34),
        Heading(value_word(source), Kind.INDEX, 10),
        Heading(_("Cận dưới"), Kind.INDEX, 9, limits, _("Cận dưới 95 %")),
        Heading(_("Cận trên"), Kind.INDEX, 9, limits, _("Cận trên 95 %")),
        Heading(_("Tốt nhất"), Kind.WHOLE, 8, ranks, _("Hạng tốt nhất có thể")),
        Heading(_("Kém nhất"), Kind.WHOLE, 8, ranks, _("Hạng kém nhất có thể")),
        *(Heading(_("Số phiếu"), Kind.WHOLE, 9), Heading(_("Xếp loại"), Kind.TEXT, 12)),
    )
    return (*headings, *_earlier_headings(source))


def _earlier_headings(source: Source) -> tuple[Heading, ...]:
    if source.earlier is None:
        return ()
    over = _("So với năm trước")
    told = (
        (_("Chỉ số năm trước"), Kind.INDEX, 10),
        (_("Tăng, giảm (điểm)"), Kind.SIGNED, 10),
        (_("Kết luận"), Kind.TEXT, 24),
        (_("Hạng năm trước"), Kind.WHOLE, 9),
        (_("Trên tổng số năm trước"), Kind.WHOLE, 8),
        (_("Thay đổi hạng"), Kind.TEXT, 14),
    )
    return tuple(Heading(text, kind, width, over, text) for text, kind, width in told)


def _moved(earlier: Earlier | None, figure: Figure) -> tuple[Cell, ...]:
    if earlier is None:
        return ()
    change, place = earlier.changes.get(figure.unit_id), earlier.place_of(figure)
    points: tuple[Cell, ...] = (None, None, "")
    if change is not None:
        verdict = verdict_word(change.verdict)
        points = (change.earlier_value, change.difference, verdict)
    if place is None or figure.rank is None:
        return (*points, None, None, "")
    return (*points, place.rank, place.n, rank_moved(figure.rank, place.rank))


def _notes(source: Source) -> list[str]:
    told = [
        _(
            "Hai đơn vị có chỉ số công bố bằng nhau thì đồng hạng, hạng sau bỏ cách "
            "(1-2-2-4). Hạng có thể: những hạng số liệu không loại trừ, xét cả nhóm "
            "cùng lúc với độ tin cậy 95 %."
        )
    ]
    if source.earlier is not None:
        round_ = source.earlier.release.round
        told.append(
            _(
                "Năm trước: %(round)s. Tăng, giảm điểm chỉ nêu khi kết quả này đã kiểm "
                "định; thay đổi hạng so hai thứ hạng đã chốt của cùng nhóm, chưa "
                "tính sai số. Tăng 2 bậc: từ hạng 5 lên hạng 3.",
                round=round_.title,
            )
        )
    return told
