"""Whether the units there are can change on the day: history stays as it is."""

from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.i18n import day
from survey.manage.operations.measured import Measured
from survey.manage.operations.reforms.ground import Ground
from survey.manage.operations.reforms.plan import Placed, Plan
from survey.models import Release, Round, Stratum


def check_codes(plan: Plan, ground: Ground) -> None:
    """Note codes that stand for nothing, or for something already."""
    asked = plan.asked
    opened = [new.code for new in asked.opens]
    for code in (*asked.ends, *(move.unit for move in asked.moves)):
        if code not in ground.ids:
            plan.note("old", _("Không có đơn vị nào mang mã “%(code)s”.", code=code))
    known = {code.casefold(): code for code in ground.ids}
    for at, code in enumerate(opened):
        if code and code.casefold() in known:
            words = _("Đã có mã “%(code)s”.", code=known[code.casefold()])
            plan.note(f"new-{at}-code", words)
        known[code.casefold()] = code
    for pair in asked.pairs:
        if pair.new not in asked.opened and pair.new not in ground.ids:
            words = _("Không có đơn vị nào mang mã “%(code)s”.", code=pair.new)
            plan.note("into", words)
        if pair.new in asked.ends:
            words = _("%(unit)s không thể sáp nhập vào chính nó.", unit=pair.new)
            plan.note("into", words)


def check_shares(plan: Plan) -> None:
    """Note shares that are none, or that together are more than the whole."""
    for code in plan.asked.ends:
        shares = [pair.share for pair in plan.asked.pairs_of(code)]
        given = [share for share in shares if share is not None]
        if given and len(given) < len(shares):
            plan.note("share", _("%(unit)s: thiếu tỷ lệ của một phần.", unit=code))
        elif given and abs(sum(given) - 1) > 0.005:
            plan.note(
                "share", _("%(unit)s: các tỷ lệ cộng lại phải là 100%%.", unit=code)
            )
        elif any(not 0 < share <= 1 for share in given):
            plan.note("share", _("%(unit)s: tỷ lệ phải trên 0%%.", unit=code))


def check_end(plan: Plan, ground: Ground, code: str, span: Measured | None) -> None:
    """Note what keeps a unit from having its last day on the eve."""
    node, on = ground.node(code), plan.asked.day
    if node.valid_from >= on:
        place = {"unit": code, "day": day(node.valid_from)}
        words = _("%(unit)s bắt đầu ngày %(day)s: hãy chọn ngày sau đó.", **place)
        plan.note("day", words)
    elif node.valid_to is not None:
        place = {"unit": code, "day": day(node.valid_to)}
        plan.note("old", _("%(unit)s đã kết thúc ngày %(day)s.", **place))
    _check_last_change(plan, ground, code)
    if span and span.last >= on:
        place = {"unit": code, "day": day(span.last)}
        words = _("%(unit)s đã có phiếu đến ngày %(day)s: hãy chọn ngày sau đó.")
        plan.note("day", words % place)


def check_host(plan: Plan, ground: Ground, code: str, field: str) -> None:
    """Note why a unit there is already cannot take others in, or have them below."""
    node, on = ground.node(code), plan.asked.day
    if code in plan.asked.ends:
        words = _("%(unit)s cũng kết thúc trong lần sắp xếp này.", unit=code)
        plan.note(field, words)
    elif node.valid_from > on or node.valid_to is not None:
        place = {"unit": code, "day": day(on)}
        words = _("%(unit)s không hoạt động lâu dài từ ngày %(day)s.", **place)
        plan.note(field, words)


def check_placed(plan: Plan, ground: Ground, one: Placed) -> None:
    """Note what keeps a unit from standing elsewhere from the day on."""
    code, node = one.unit.code, ground.node(one.unit.code)
    if node.valid_to is not None and node.valid_to < one.from_day:
        place = {"unit": code, "day": day(node.valid_to)}
        plan.note("old", _("%(unit)s đã kết thúc ngày %(day)s.", **place))
    _check_last_change(plan, ground, code)


def check_released(session: Session, plan: Plan, ground: Ground) -> None:
    """Note rounds with results that began with the places units are to lose."""
    if not plan.placed:
        return
    below = {
        id_: one for one in plan.placed for id_ in ground.tree.subtree(one.unit.id)
    }
    for round_, unit_ids in _released(session, plan):
        for one in {below[id_] for id_ in unit_ids & below.keys()}:
            if round_.starts_on < one.from_day:
                continue
            place = {"unit": one.unit.code, "round": round_.code}
            words = _(
                "Đợt %(round)s, từ ngày %(day)s, đã có kết quả tính theo cấp trên cũ "
                "của %(unit)s: hãy chọn ngày sau ngày bắt đầu đợt.",
                day=day(round_.starts_on),
                **place,
            )
            plan.note("day", words)


def _released(session: Session, plan: Plan) -> Iterator[tuple[Round, set[int]]]:
    """Yield the rounds with results that began on the day or later, and whose."""
    rounds = select(Round).where(Round.starts_on >= plan.asked.day)
    for round_ in session.scalars(rounds.order_by(Round.starts_on, Round.id)):
        of_round = select(Stratum.unit_id).join(
            Release, Release.id == Stratum.release_id
        )
        found = of_round.where(Release.round_id == round_.id).distinct()
        yield round_, set(session.scalars(found))


def _check_last_change(plan: Plan, ground: Ground, code: str) -> None:
    stays = ground.node(code).stays
    # The first stay is the unit's own beginning, no change.
    if len(stays) > 1 and stays[-1].from_day >= plan.asked.day:
        place = {"unit": code, "day": day(stays[-1].from_day)}
        words = _("%(unit)s đã chuyển cấp trên ngày %(day)s: hãy chọn ngày sau đó.")
        plan.note("day", words % place)
