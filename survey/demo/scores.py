"""Workbooks of the PAR Index: the communes score themselves, not all are done."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.audit import Event
from survey.demo import province
from survey.demo.told import note
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import CriteriaSet, Round, Unit, UnitKind, Workbook
from survey.par import Item, parse_criteria_set
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores

SETS = ("par-unit-example-2025", "par-province-2023")
KINDS = (UnitKind.COMMUNE, UnitKind.WARD)
A_MONTH = timedelta(days=30)
SHARES = ("1", "0.9", "0.75", "1", "0.5", "1", "0.8")  # of the most; made up
DONE = (1.0, 0.7, 1.0, 0.4)  # how much of the criteria units have come to
SAID = "Minh họa: theo báo cáo của đơn vị, số liệu bịa."


def score_units(session: Session, round_: Round, *, today: date) -> None:
    """Take the sets up, and let units score themselves with invented points."""
    of_units, of_province = (
        take_shipped(session, name, at=clock.now()) for name in SETS
    )
    for one in (of_units, of_province):
        told = {"title": one.title}
        note(session, Event("criteria-set.taken", "criteria-set", one.name, after=told))
    root = session.scalars(select(Unit).where(Unit.code == province.ROOT)).one()
    _open(session, of_province, [root], round_, today)
    units = session.scalars(
        select(Unit)
        .where(Unit.kind.in_(KINDS), Unit.valid_to.is_(None))
        .order_by(Unit.code)
    )
    items = [
        item
        for item in parse_criteria_set(of_units.document).items
        if item.scorer == "self"
    ]
    made = _open(session, of_units, list(units), round_, today)
    for number, workbook in enumerate(made):
        write_scores(session, workbook, _given(items, number))


def _open(
    session: Session,
    criteria_set: CriteriaSet,
    units: list[Unit],
    round_: Round,
    today: date,
) -> list[Workbook]:
    made = open_workbooks(
        session,
        criteria_set,
        units,
        round_=round_,
        due_on=today + A_MONTH,
        at=clock.now(),
    )
    after = {"n_created": len(made), "round": round_.code}
    name = criteria_set.name
    note(session, Event("workbook.opened", "workbook", name, after=after))
    return made


def _given(items: list[Item], number: int) -> dict[str, Given]:
    """Return what a unit says of the criteria it has come to."""
    reached = items[: round(len(items) * DONE[number % len(DONE)])]
    return {
        item.code: Given(_points(item, number + place), SAID)
        for place, item in enumerate(reached)
    }


def _points(item: Item, place: int) -> Decimal:
    share = Decimal(SHARES[place % len(SHARES)])
    return (item.most * share).quantize(Decimal("0.01"))
