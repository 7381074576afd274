"""Units that go on as others: mergers, splits, new names. Nothing is moved."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.i18n import day
from survey.manage.operations.measured import measured
from survey.models import Lineage, LineageKind, Unit
from survey.tree import Tree, load_tree

ONE_DAY = timedelta(days=1)


def merge_units(
    session: Session, predecessors: Sequence[Unit], successor: Unit, *, on: date
) -> list[Lineage]:
    """Close units the day before `on` and name the unit that continues them.

    Answers, figures and counters stay where they are: old results keep their
    unit, and lineage joins the two.
    """
    problems = [] if successor.is_valid_on(on) else [_not_there(successor, on)]
    below = load_tree(session).on(on)
    for unit in predecessors:
        problems += _obstacles(session, unit, successor=successor, below=below, on=on)
    if problems:
        raise Problem("\n".join(problems))
    for unit in predecessors:
        unit.valid_to = on - ONE_DAY
    return join_units(session, predecessors, [successor], on=on)


def _not_there(unit: Unit, on: date) -> str:
    place = {"unit": unit.code, "day": day(on)}
    return str(_("%(unit)s không hoạt động vào ngày %(day)s.", **place))


def _obstacles(
    session: Session, unit: Unit, *, successor: Unit, below: Tree, on: date
) -> list[str]:
    """Say what keeps a unit from ending the day before."""
    problems = []
    if unit.id == successor.id:
        problems.append(_("%(unit)s không thể sáp nhập vào chính nó.", unit=unit.code))
    last = on - ONE_DAY
    if not unit.is_valid_on(last) or unit.valid_to not in (None, last):
        problems.append(_not_there(unit, last))
    if n := len(below.children(unit.id)):
        message = _("%(unit)s còn %(n)d đơn vị bên dưới: hãy sáp nhập chúng trước.")
        problems.append(message % {"unit": unit.code, "n": n})
    span = measured(session, [unit.id])
    if span and span.last > last:
        place = {"unit": unit.code, "day": day(span.last)}
        problems.append(_("%(unit)s đã có phiếu đến ngày %(day)s.", **place))
    return problems


def join_units(
    session: Session,
    predecessors: Sequence[Unit],
    successors: Sequence[Unit],
    *,
    on: date,
) -> list[Lineage]:
    """Note that these units continue those; what is noted already stays."""
    lineages = []
    for before in predecessors:
        for after in successors:
            if session.get(Lineage, (before.id, after.id)) is None:
                kind = _kind(predecessors, successors, on=on)
                lineages.append(
                    Lineage(
                        predecessor_id=before.id,
                        successor_id=after.id,
                        kind=kind,
                        happened_on=on,
                    )
                )
    session.add_all(lineages)
    session.flush()
    return lineages


def _kind(
    predecessors: Sequence[Unit], successors: Sequence[Unit], *, on: date
) -> LineageKind:
    if len(successors) > 1:
        return LineageKind.SPLIT
    if len(predecessors) > 1 or successors[0].valid_from < on:
        return LineageKind.MERGE
    return LineageKind.RENAME
