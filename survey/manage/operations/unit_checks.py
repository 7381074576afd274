"""What may not be in a tree of units: circles, gaps in time, moved history."""

from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.manage.operations.measured import measured
from survey.manage.operations.unit_plan import Plan
from survey.models import Unit
from survey.tree import load_tree

ONE_DAY = timedelta(days=1)


def check_places(plan: Plan) -> None:
    """Note parents that are not there, circles, and periods that do not fit."""
    for code, place in plan.places.items():
        if place.valid_to and place.valid_to < place.valid_from:
            plan.note(code, _("trước ngày bắt đầu của đơn vị"), column="valid_to")
        if not place.parent:
            continue
        if place.parent not in plan.places:
            message = _("không có đơn vị nào mang mã “%(code)s”", code=place.parent)
            plan.note(code, message, column="parent")
        elif circle := _circle(plan, code):
            message = _("tạo thành vòng: %(codes)s", codes=" → ".join(circle))
            plan.note(code, message, column="parent")
        else:
            _check_period(plan, code)


def _circle(plan: Plan, code: str) -> list[str]:
    """Return the way from a unit up to itself, if there is one."""
    way, above = [code], plan.places[code].parent
    while above in plan.places and above not in way:
        way.append(above)
        above = plan.places[above].parent
    return [*way, code] if above == code else []


def _check_period(plan: Plan, code: str) -> None:
    child, parent = plan.places[code], plan.places[plan.places[code].parent]
    codes = {"child": code, "parent": child.parent}
    culprit = code if code in plan.rows else child.parent
    if date.min in (child.valid_from, parent.valid_from):
        return  # noted as missing already
    if child.valid_from < parent.valid_from:
        message = _("%(child)s bắt đầu trước đơn vị cấp trên %(parent)s", **codes)
        plan.note(culprit, message, column="valid_from")
    if parent.valid_to and (child.valid_to or date.max) > parent.valid_to:
        message = _("%(child)s còn hoạt động sau khi %(parent)s kết thúc", **codes)
        plan.note(culprit, message, column="valid_to")


def check_successors(plan: Plan) -> None:
    """Note successors that are not there on the day they take over."""
    for code, row in plan.rows.items():
        end = plan.places[code].valid_to
        if row.successors and end is None:
            message = _("đơn vị có kế tục thì phải có ngày kết thúc")
            plan.note(code, message, column="valid_to")
        elif end is not None:
            _check_successors_of(plan, code, on=end + ONE_DAY)


def _check_successors_of(plan: Plan, code: str, *, on: date) -> None:
    for successor in plan.rows[code].successors:
        place = plan.places.get(successor)
        if place is None or successor == code:
            message = _("“%(code)s” không phải mã của một đơn vị khác", code=successor)
            plan.note(code, message, column="successor")
        elif not place.stands_on(on):
            message = _("%(code)s không hoạt động vào ngày kế tục", code=successor)
            plan.note(code, message, column="successor")


def check_history(session: Session, plan: Plan) -> None:
    """Note changes that would move answers already given."""
    for code in plan.rows.keys() & plan.units.keys():
        _check_history_of(session, plan, unit=plan.units[code])


def _check_history_of(session: Session, plan: Plan, *, unit: Unit) -> None:
    place = plan.places[unit.code]
    is_moved = place.parent != (unit.parent.code if unit.parent else "")
    ids = load_tree(session).subtree(unit.id) if is_moved else (unit.id,)
    span = measured(session, ids)
    if span is None:
        return
    if is_moved:
        message = _("đơn vị đã có phiếu thì không chuyển; hãy lập đơn vị mới, sáp nhập")
        plan.note(unit.code, message, column="parent")
    if place.valid_from > span.first:
        plan.note(unit.code, _("đã có phiếu trước ngày này"), column="valid_from")
    if place.valid_to and place.valid_to < span.last:
        plan.note(unit.code, _("đã có phiếu sau ngày này"), column="valid_to")
