"""From what is asked to what would happen; nothing is written."""

from collections.abc import Iterable, Mapping

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.i18n import day
from survey.manage.operations.measured import measured_each
from survey.manage.operations.reforms.asked import Asked
from survey.manage.operations.reforms.checks import (
    check_codes,
    check_end,
    check_host,
    check_placed,
    check_released,
    check_shares,
)
from survey.manage.operations.reforms.followers import counters_of, people_of
from survey.manage.operations.reforms.forest import gaps
from survey.manage.operations.reforms.ground import Ground
from survey.manage.operations.reforms.plan import Joined, Opened, Placed, Plan
from survey.manage.operations.reforms.shape import check_shape
from survey.manage.operations.reforms.touched import rounds_of
from survey.models import LineageKind
from survey.tree import Node, Stay


def plan_reform(session: Session, asked: Asked) -> Plan:
    """Return what a reform would do, with everything that speaks against it."""
    plan, ground = Plan(asked), Ground.of(session, asked)
    check_shape(plan)
    check_codes(plan, ground)
    check_shares(plan)
    if plan.faults:
        return plan
    _end_and_open(session, plan, ground)
    _place(session, plan, ground)
    if not plan.faults:
        _check_forest(plan, ground)
    plan.counters = counters_of(session, plan, ground)
    plan.people = people_of(session, plan)
    plan.rounds = rounds_of(session, plan, ground)
    return plan


def _end_and_open(session: Session, plan: Plan, ground: Ground) -> None:
    asked = plan.asked
    spans = measured_each(session, {ground.ids[code] for code in asked.ends})
    for code in asked.ends:
        check_end(plan, ground, code, spans.get(ground.ids[code]))
        plan.ends.append(ground.unit(code))
    for code in dict.fromkeys(pair.new for pair in asked.pairs):
        if code not in asked.opened:
            check_host(plan, ground, code, "into")
            plan.absorbing.append(ground.unit(code))
    for at, new in enumerate(asked.opens):
        parent = new.parent
        if parent is None:
            before = asked.predecessors(new.code)
            above = ground.parent(before[0], asked.eve) if before else ""
            parent = ground.place_after(above) or ""
        _check_above(plan, ground, parent, f"new-{at}-parent")
        plan.opens.append(Opened(new, parent))
    plan.joins = [
        Joined(ground.unit(pair.old), pair.new, _kind(asked, *pair[:2]), pair.share)
        for pair in asked.pairs
    ]


def _kind(asked: Asked, old: str, new: str) -> LineageKind:
    if len(asked.heirs(old)) > 1:
        return LineageKind.SPLIT
    if len(asked.predecessors(new)) > 1 or new not in asked.opened:
        return LineageKind.MERGE
    return LineageKind.RENAME


def _check_above(plan: Plan, ground: Ground, code: str, field: str) -> None:
    """Note a unit that cannot stand above another; keep one that is there already."""
    if not code or code in plan.asked.opened:
        return
    if code not in ground.ids:
        plan.note(field, _("Không có đơn vị nào mang mã “%(code)s”.", code=code))
        return
    check_host(plan, ground, code, field)
    plan.above.append(ground.unit(code))


def _place(session: Session, plan: Plan, ground: Ground) -> None:
    """Put units that are moved, or lose the unit above them, where they go."""
    asked = plan.asked
    goes = {move.unit: move.parent for move in asked.moves}
    for code in sorted(goes.keys() & asked.ends.keys()):
        plan.note("old", _("%(unit)s không vừa kết thúc vừa chuyển.", unit=code))
    fields = dict.fromkeys(goes, "parent")
    for code in ground.left_below():
        fields[code] = f"below-{code}"
        above = ground.parent(code, asked.day)
        chosen = asked.below.get(code) or asked.below_all
        after = chosen or ground.place_after(above)
        if after:
            goes[code] = after
        else:
            words = _("%(unit)s: hãy chọn đơn vị cấp trên mới.", unit=code)
            plan.note(fields[code], words)
    for code, after in goes.items():
        _place_one(plan, ground, code, after=after, field=fields[code])
    check_released(session, plan, ground)


def _place_one(
    plan: Plan, ground: Ground, code: str, *, after: str, field: str
) -> None:
    from_day = max(plan.asked.day, ground.node(code).valid_from)
    before = ground.parent(code, from_day)
    one = Placed(ground.unit(code), before, after, from_day)
    if before == after:
        plan.note(field, _("%(unit)s đã ở dưới đơn vị này.", unit=code))
    _check_above(plan, ground, after, field)
    check_placed(plan, ground, one)
    plan.placed.append(one)


def _check_forest(plan: Plan, ground: Ground) -> None:
    """Note units that would have nothing above them on some day, or stand in a circle.

    What is wrong already is not held against the reform.
    """
    since = plan.asked.day
    numbers = dict(ground.ids)
    numbers |= {one.unit.code: -at for at, one in enumerate(plan.opens, start=1)}
    names = {id_: code for code, id_ in numbers.items()}
    known = gaps(ground.tree.nodes.values(), since=since)
    found = gaps(_nodes_after(plan, ground, numbers), since=since)
    for gap in sorted(found - known):
        at = {"unit": names[gap.unit_id], "day": day(gap.day)}
        words = _("Ngày %(day)s, %(unit)s sẽ không có đơn vị cấp trên hợp lệ.", **at)
        plan.note("old", words)


def _nodes_after(
    plan: Plan, ground: Ground, numbers: Mapping[str, int]
) -> Iterable[Node]:
    """Return the places of all units as they would be; new ones count below 0."""
    nodes = dict(ground.tree.nodes)
    for unit in plan.ends:
        nodes[unit.id] = nodes[unit.id]._replace(valid_to=plan.asked.eve)
    for one in plan.opens:
        id_ = numbers[one.unit.code]
        nodes[id_] = Node(id_, numbers.get(one.parent), plan.asked.day, None)
    for place in plan.placed:
        node = nodes[place.unit.id]
        stays = node.stays or (Stay(node.valid_from, node.parent_id),)
        kept = tuple(stay for stay in stays if stay.from_day < place.from_day)
        stays = (*kept, Stay(place.from_day, numbers.get(place.after)))
        nodes[node.id] = node._replace(stays=stays)
    return nodes.values()
