"""Changes of units that would move answers already given, or undo a reform."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.manage.operations.measured import Measured, measured_each
from survey.manage.operations.unit_plan import Place, Plan
from survey.models import Lineage, Placement
from survey.tree import Tree, load_tree


def check_history(session: Session, plan: Plan) -> None:
    """Note what history forbids; only of units whose place or days change."""
    moved: dict[str, Place] = {}
    for code in plan.rows:
        if code in plan.units and plan.places[code] != plan.stands(code):
            moved[code] = plan.stands(code)
    if not moved:
        return
    tree = load_tree(session)
    below = {code: tree.subtree(plan.units[code].id) for code in moved}
    spans = measured_each(session, {id_ for ids in below.values() for id_ in ids})
    _check_reforms(session, plan, moved)
    for code, before in moved.items():
        _check_answers(plan, code, before=before, tree=tree, spans=spans)


def _check_answers(
    plan: Plan, code: str, *, before: Place, tree: Tree, spans: dict[int, Measured]
) -> None:
    place, unit = plan.places[code], plan.units[code]
    is_moved = place.parent != before.parent
    ids = tree.subtree(unit.id) if is_moved else (unit.id,)
    found = [spans[id_] for id_ in ids if id_ in spans]
    if not found:
        return
    if is_moved:
        message = _("đơn vị đã có phiếu thì không chuyển; hãy lập đơn vị mới, sáp nhập")
        plan.note(code, message, column="parent")
    if place.valid_from > min(span.first for span in found):
        plan.note(code, _("đã có phiếu trước ngày này"), column="valid_from")
    if place.valid_to and place.valid_to < max(span.last for span in found):
        plan.note(code, _("đã có phiếu sau ngày này"), column="valid_to")


def _check_reforms(session: Session, plan: Plan, moved: dict[str, Place]) -> None:
    placed = set(session.scalars(select(Placement.unit_id)))
    ended = {code for code, _successor in plan.joined}
    begun: dict[str, set[object]] = {}
    for row in session.execute(select(Lineage.successor_id, Lineage.happened_on)):
        begun.setdefault(plan.codes[row.successor_id], set()).add(row.happened_on)
    for code, before in moved.items():
        place = plan.places[code]
        if plan.units[code].id in placed and place.parent != before.parent:
            message = _("đơn vị đã được chuyển; hãy dùng Sắp xếp đơn vị")
            plan.note(code, message, column="parent")
        if code in ended and place.valid_to != before.valid_to:
            message = _("ngày kết thúc do việc sáp nhập, chia tách ấn định")
            plan.note(code, message, column="valid_to")
        if before.valid_from in begun.get(code, ()) and place.valid_from != (
            before.valid_from
        ):
            message = _("ngày bắt đầu do việc sáp nhập, chia tách ấn định")
            plan.note(code, message, column="valid_from")
