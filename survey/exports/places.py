"""The table of groups: among whom each unit is ranked, or why it is not."""

from collections.abc import Iterator

from flask_babel import gettext as _

from survey.exports.columns import text
from survey.exports.exported import Exported
from survey.i18n import named
from survey.models import Level, ReleaseUnranked, Unit
from survey.spreadsheets.table import Cell, Table
from survey.words import exemption_told, group_word

Place = tuple[Unit, str, ReleaseUnranked | None]


def places_table(exported: Exported) -> Table:
    """Return the groups; from the unit's code on as they are digested.

    Of releases that do not say their groups there are no rows.
    """
    columns = [
        *(text(_("Đơn vị"), 40), text(_("Nhóm xếp hạng"), 24)),
        text(_("Vì sao không xếp hạng"), 40),
        *(text(_("Mã đơn vị")), text(_("Mã nhóm"), 24)),
        *(text(_("Mã lý do")), text(_("Ghi rõ"), 40)),
    ]
    return Table(_("Nhóm xếp hạng"), columns, [_row(*one) for one in _places(exported)])


def _row(unit: Unit, group: str, why: ReleaseUnranked | None) -> tuple[Cell, ...]:
    said = exemption_told(why.reason, why.note) if why else ""
    reason, note = (str(why.reason), why.note) if why else ("", "")
    return (named(unit), group_word(group), said, unit.code, group, reason, note)


def _places(exported: Exported) -> Iterator[Place]:
    found = {
        one.unit_id: (one.unit, one.ranking_group)
        for one in exported.figures
        if one.level == Level.OVERALL and one.ranking_group is not None
    }
    why = {row.unit_id: (row, unit) for row, unit in exported.unranked}
    for unit_id, (unit, group) in found.items():
        yield unit, group, why[unit_id][0] if unit_id in why else None
    if found:  # who has no figure is marked all the same
        for unit_id in why.keys() - found.keys():
            yield why[unit_id][1], "", why[unit_id][0]
