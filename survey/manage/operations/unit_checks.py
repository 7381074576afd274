"""What may not be in a tree of units: circles, gaps in time, too many levels."""

from collections.abc import Collection
from datetime import date, timedelta

from flask_babel import gettext as _

from survey.i18n import day
from survey.manage.operations.unit_plan import Plan

ONE_DAY = timedelta(days=1)
MOST_LEVELS = 20
LONGEST_TOLD = 6  # codes of a circle


def check_places(plan: Plan) -> None:
    """Note parents that are not there, circles, and periods that do not fit."""
    in_circles = _check_levels(plan)
    for code, place in plan.places.items():
        if place.valid_to and place.valid_to < place.valid_from:
            plan.note(code, _("trước ngày bắt đầu của đơn vị"), column="valid_to")
        if not place.parent or code in in_circles:
            continue
        if place.parent not in plan.places:
            message = _("không có đơn vị nào mang mã “%(code)s”", code=place.parent)
            plan.note(code, message, column="parent")
        elif code not in plan.placed:
            # Who was moved is older than the unit above, and outlives the one before.
            _check_period(plan, code)


def _check_levels(plan: Plan) -> set[str]:
    """Note circles and units that stand too deep; return those in circles.

    Every unit is walked over once: a file may hold a chain of all its rows.
    """
    levels: dict[str, int] = {"": 0}
    in_circles: set[str] = set()
    for start in plan.places:
        way: dict[str, None] = {}
        at = start
        while at in plan.places and at not in levels and at not in way:
            way[at] = None
            at = plan.places[at].parent
        if at in way:
            circle = list(way)[list(way).index(at) :]
            in_circles.update(circle)
            _note_circle(plan, circle)
        above = levels.get(at, 0)
        for n, code in enumerate(reversed(way), start=1):
            levels[code] = above + n
    _note_depth(plan, levels, in_circles)
    return in_circles


def _note_circle(plan: Plan, circle: list[str]) -> None:
    for n, code in enumerate(circle):
        told = (circle[n:] + circle[:n])[:LONGEST_TOLD]
        if len(circle) > LONGEST_TOLD:
            told.append("…")
        message = _("tạo thành vòng: %(codes)s", codes=" → ".join((*told, code)))
        plan.note(code, message, column="parent")
        if n == LONGEST_TOLD and len(circle) > n + 1:
            rest = _("%(n)d đơn vị khác trong cùng vòng này", n=len(circle) - n - 1)
            plan.note(circle[n + 1], rest, column="parent")
            return


def _note_depth(plan: Plan, levels: dict[str, int], spared: Collection[str]) -> None:
    for code in plan.rows:
        # Only the first too deep: those below it are so by it.
        if levels[code] == MOST_LEVELS + 1 and code not in spared:
            message = _("sâu quá %(n)d cấp", n=MOST_LEVELS)
            plan.note(code, message, column="parent")


def _check_period(plan: Plan, code: str) -> None:
    child, parent = plan.places[code], plan.places[plan.places[code].parent]
    codes = {"child": code, "parent": child.parent}
    culprit = code if code in plan.rows else child.parent
    if date.min in (child.valid_from, parent.valid_from):
        return  # noted as missing already
    if child.valid_from < parent.valid_from:
        days = {"begins": day(child.valid_from), "day": day(parent.valid_from)}
        message = _(
            "%(child)s (từ %(begins)s) bắt đầu trước đơn vị cấp trên %(parent)s (hoạt "
            "động từ %(day)s); hãy sửa ngày của %(parent)s, hoặc của %(child)s",
            **codes,
            **days,
        )
        plan.note(culprit, message, column="valid_from")
    if parent.valid_to and (child.valid_to or date.max) > parent.valid_to:
        message = _(
            "%(child)s còn hoạt động sau khi %(parent)s kết thúc ngày %(day)s",
            **codes,
            day=day(parent.valid_to),
        )
        plan.note(culprit, message, column="valid_to")


def check_successors(plan: Plan, scope: Collection[int] | None) -> None:
    """Note successors that are not there on the day they take over.

    With a scope other units are not there: whoever continues a unit takes over its
    results, and comes into its rounds.
    """
    for code, row in plan.rows.items():
        end = plan.places[code].valid_to
        new = [s for s in row.successors if (code, s) not in plan.joined]
        if new and end is None:
            message = _("đơn vị có kế tục thì phải có ngày kết thúc")
            plan.note(code, message, column="valid_to")
        elif end is not None:
            for successor in new:
                _check_successor(plan, code, successor, end + ONE_DAY, scope)


def _check_successor(
    plan: Plan, code: str, successor: str, on: date, scope: Collection[int] | None
) -> None:
    place, unit = plan.places.get(successor), plan.units.get(successor)
    is_foreign = scope is not None and unit is not None and unit.id not in scope
    if place is None or successor == code or is_foreign:
        message = _("“%(code)s” không phải mã của một đơn vị khác", code=successor)
        plan.note(code, message, column="successor")
    elif not place.stands_on(on):
        message = _("%(code)s không hoạt động vào ngày kế tục", code=successor)
        plan.note(code, message, column="successor")


def check_scope(plan: Plan, scope: Collection[int] | None) -> None:
    """Note units, and places for them, that are not of those one may change."""
    if scope is None:
        return
    for code, row in plan.rows.items():
        unit = plan.units.get(code)
        parent = plan.places[code].parent
        above = plan.units.get(parent)
        if unit is not None and unit.id not in scope:
            message = _("đơn vị nằm ngoài phạm vi bạn được sửa")
            row.row.note(message, "code")
        elif unit is not None and plan.codes[unit.parent_id] == parent:
            continue
        elif not parent or (above is not None and above.id not in scope):
            message = _("đơn vị cấp trên nằm ngoài phạm vi bạn được sửa")
            row.row.note(message, "parent")
