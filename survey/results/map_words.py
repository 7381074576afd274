"""A map in words: why a unit has no figure, and what it is made of."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.i18n import named, number, signed
from survey.maps import Comparison, Members, Reason
from survey.maps.sides import Cell
from survey.measure import Compared
from survey.models import Unit, Verdict
from survey.words import verdict_word

MOST_NAMED = 4

Names = dict[int, str]


def names_of(session: Session, found: Comparison | None) -> Names:
    """Return the names of the units that figures are made of."""
    if found is None:
        return {}
    ids = {
        unit_id
        for row in found.rows
        for cell in (row.earlier, row.later)
        for unit_id in _all(cell.members)
    }
    units = session.scalars(select(Unit).where(Unit.id.in_(ids)))
    return {unit.id: named(unit) for unit in units}


def made_of(cell: Cell, names: Names) -> str:
    """Say whose sheets a figure was computed from, where the map has it otherwise."""
    if not cell.is_pooled or cell.figure is None:
        return ""
    told = _listed(list(cell.members.shares), names)
    if cell.members.is_estimated:
        return str(_("ước tính theo tỷ lệ chia đã khai, từ %(units)s", units=told))
    return str(_("gộp phiếu của %(units)s", units=told))


def why_not(cell: Cell, names: Names) -> str:
    """Say why there is no figure."""
    if cell.reason is None:
        return ""
    split = _listed(cell.members.split, names)
    merged = _listed(cell.members.merged, names)
    words: dict[str, str] = {
        Reason.NO_SHEETS: _("không có phiếu trong đợt này"),
        Reason.SPLIT: _(
            "không so được: %(units)s đã chia tách, không biết phiếu nào thuộc phần "
            "nào",
            units=split,
        ),
        Reason.MERGED: _(
            "không so được: phiếu của %(units)s gồm cả phần từ đơn vị khác, không tách "
            "ra được",
            units=merged,
        ),
        Reason.FEW: _("chưa công bố: quá ít phiếu"),
        Reason.BESIDE_FEW: _(
            "chưa công bố: có thể suy ra kết quả của một đơn vị có ít phiếu bên cạnh"
        ),
        Reason.REVEALS: _(
            "chưa công bố: gộp lại sẽ để lộ kết quả của đơn vị có quá ít phiếu"
        ),
        Reason.MEAN_OF_UNITS: _(
            "không so được: chỉ số là trung bình các đơn vị, mà số đơn vị đã thay đổi"
        ),
        Reason.OTHER_VERSION: _(
            "không tính lại được: số liệu trung gian do phiên bản phần mềm khác lưu"
        ),
    }
    return words[cell.reason]


def difference(change: Compared) -> str:
    """Say how far the index went, and what may be concluded."""
    return f"{signed(change.difference)}: {verdict_word(Verdict(change.verdict))}"


def _all(members: Members) -> list[int]:
    return [*members.shares, *members.split, *members.merged]


def _listed(unit_ids: list[int], names: Names) -> str:
    told = [names[unit_id] for unit_id in unit_ids[:MOST_NAMED]]
    if len(unit_ids) > MOST_NAMED:
        more = number(len(unit_ids) - MOST_NAMED)
        told.append(str(_("%(n)s đơn vị khác", n=more)))
    return ", ".join(told)
