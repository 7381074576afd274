"""Workbooks of the PAR Index: the communes score themselves, not all are done."""

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.audit import Event
from survey.demo import province
from survey.demo.people import ADMINISTRATOR, PEOPLE
from survey.demo.told import note
from survey.manage.operations.criteria_sets import take_shipped
from survey.models import (
    CriteriaSet,
    RoleName,
    Round,
    Unit,
    UnitKind,
    User,
    Workbook,
    WorkbookEdition,
)
from survey.par import Item, parse_criteria_set
from survey.spreadsheets import XLSX, Column, Kind, Table, table_file
from survey.submission.operations.days import Days
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores
from survey.submission.operations.signing import check, sign
from survey.submission.operations.supporting import Said, add_document

SETS = ("par-unit-example-2025", "par-province-2023")
KINDS = (UnitKind.COMMUNE, UnitKind.WARD)
A_MONTH, A_WEEK = timedelta(days=30), timedelta(days=7)
SHARES = ("1", "0.9", "0.75", "1", "0.5", "1", "0.8")  # of the most; made up
DONE = (1.0, 0.7, 1.0, 0.4)  # how much of the criteria units have come to
SIGNED = "TK-X01"  # whose head has an account
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
    months = Days(today + A_MONTH, today + 2 * A_MONTH)
    _open(session, of_province, [root], round_, months)
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
    signed = session.scalars(select(Unit).where(Unit.code == SIGNED)).one()
    weeks = Days(today + A_WEEK, today + 2 * A_WEEK)
    made = _open(session, of_units, list(units), round_, weeks)
    for number, workbook in enumerate(made):
        is_done = workbook.unit_id == signed.id
        write_scores(session, workbook, _given(items, 0 if is_done else number))
        _bring(session, workbook, items[0])


def sign_first(session: Session) -> bool:
    """Let one person check a workbook and another sign it; return False if they did."""
    if session.scalar(select(WorkbookEdition.number).limit(1)) is not None:
        return False
    of_unit = select(Workbook).join(Workbook.unit).where(Unit.code == SIGNED)
    workbook = session.scalars(of_unit).one()
    administrator, head = (
        session.scalars(select(User).where(User.email == person.email)).one()
        for person in PEOPLE
        if person == ADMINISTRATOR
        or (person.unit == SIGNED and person.role == RoleName.UNIT_HEAD)
    )
    check(session, workbook, by=administrator, at=clock.now())
    sign(session, workbook, by=head, at=clock.now())
    signed = Event("workbook.signed", "workbook", workbook.name, workbook.unit_id)
    note(session, signed)
    return True


def _bring(session: Session, workbook: Workbook, item: Item) -> None:
    """Bring a workbook of Excel's that says nothing but that it is made up."""
    table = Table("Minh họa", [Column("Nội dung", Kind.TEXT, 60)], [(SAID,)])
    add_document(
        *(session, workbook),
        Said(
            "Kế hoạch cải cách hành chính (minh họa)",
            "01/KH-UBND",
            None,
            "UBND",
            [item.code],
        ),
        file_name="ke-hoach-minh-hoa.xlsx",
        content=table_file(table, XLSX, made_at=workbook.opened_at),
        by=ADMINISTRATOR.email,
        at=workbook.opened_at,
    )


def _open(
    session: Session,
    criteria_set: CriteriaSet,
    units: list[Unit],
    round_: Round,
    days: Days,
) -> list[Workbook]:
    made = open_workbooks(
        session,
        criteria_set,
        units,
        round_=round_,
        due_on=days.due_on,
        appraise_by=days.appraise_by,
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
        item.code: Given(points_of(item, number + place), SAID)
        for place, item in enumerate(reached)
    }


def points_of(item: Item, place: int) -> Decimal:
    """Return made-up points of an item; which, its place says."""
    share = Decimal(SHARES[place % len(SHARES)])
    return (item.most * share).quantize(Decimal("0.01"))
