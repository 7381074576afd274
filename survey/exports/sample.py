"""The sample: targets, sheets counted, how they came in, what shows it; what is out."""

from collections import Counter as Tally
from collections.abc import Iterator

from flask_babel import gettext as _

from survey.exports.columns import text, whole
from survey.exports.exported import Exported
from survey.i18n import named
from survey.models import Channel, Evidence, Status, Unit
from survey.spreadsheets.table import Cell, Column, Kind, Table
from survey.words import (
    channel_word,
    evidence_word,
    exemption_word,
    group_of,
    status_word,
)

Row = tuple[Cell, ...]


def sample_table(exported: Exported) -> Table:
    """Return the units that collected, or were to: a column a channel and a class."""
    sheets: Tally[int] = Tally()
    ways: Tally[tuple[int, str]] = Tally()
    units = {id_: unit for id_, (unit, _n) in exported.collected.targets.items()}
    for stratum, unit in exported.strata:
        if stratum.counted_in:
            units[unit.id] = unit
            sheets[unit.id] += stratum.n_sheets
            ways[unit.id, stratum.channel] += stratum.n_sheets
    channels = [one for one in Channel if any(way == one for _unit, way in ways)]
    evidence = exported.collected.evidence
    classes = [one for one in Evidence if any(one == c for _unit, c in evidence)]
    columns = [
        *(text(_("Nhóm xếp hạng"), 24), text(_("Đơn vị"), 40), text(_("Mã đơn vị"))),
        *(whole(_("Chỉ tiêu phiếu")), whole(_("Phiếu được tính"))),
        Column(_("Đạt chỉ tiêu (%)"), Kind.SHARE),
        *(whole(_("Kênh: %(way)s", way=channel_word(one))) for one in channels),
        *(whole(_("Bằng chứng: %(sort)s", sort=evidence_word(c))) for c in classes),
    ]
    rows = [
        (
            *_place(exported, unit, sheets[unit.id]),
            *(ways[unit.id, one] for one in channels),
            *(evidence.get((unit.id, one), 0) for one in classes),
        )
        for unit in sorted(units.values(), key=lambda one: (group_of(one), one.code))
    ]
    return Table(_("Mẫu và phiếu"), columns, rows)


def exclusions_table(exported: Exported) -> Table:
    """Return what a release does not count, tell or rank, by reason."""
    columns = [
        *(text(_("Loại"), 34), text(_("Lý do"), 60), whole(_("Số lượng"))),
    ]
    return Table(_("Loại trừ và không nêu"), columns, [*_exclusions(exported)])


def _place(exported: Exported, unit: Unit, n: int) -> Row:
    _unit, target = exported.collected.targets.get(unit.id, (unit, None))
    reached = 100 * n / target if target else None
    return (group_of(unit), named(unit), unit.code, target, n, reached)


def _exclusions(exported: Exported) -> Iterator[Row]:
    for reason, n in exported.collected.withdrawn.items():
        yield _("Phiếu của lô đã rút"), reason, n
    statuses = Tally(one.status for one in exported.figures)
    for status in Status:
        if status != Status.SHOWN and statuses[status]:
            yield _("Số liệu không nêu"), status_word(status), statuses[status]
    unranked = Tally(row.reason for row, _unit in exported.unranked)
    for why, n in sorted(unranked.items()):
        yield _("Đơn vị không xếp hạng"), exemption_word(why), n
    silent = sum(
        one.transactions or 0 for one, _u in exported.strata if not one.counted_in
    )
    if silent:
        yield _("Giao dịch không có phiếu đại diện"), _("không nhận được phiếu"), silent
