"""Workbooks that were sent, appraised and concluded, with invented points and words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.accounts.grants.operations import grant
from survey.accounts.operations import add_account
from survey.audit import Event
from survey.demo.people import ADMINISTRATOR, APPRAISER, DOMAIN
from survey.demo.scores import SAID, SETS, points_of
from survey.demo.told import note
from survey.manage.operations.criteria_sets import store_set, take_shipped
from survey.models import (
    CriteriaSet,
    Exemption,
    ItemScore,
    RoleName,
    Round,
    Unit,
    User,
    Workbook,
)
from survey.par import Item, parse_criteria_set
from survey.submission.operations.appraising import Verdict, write_appraisal
from survey.submission.operations.concluding import conclude, finish
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.questions import Asking, answer, ask, close
from survey.submission.operations.scoring import Given, write_scores
from survey.submission.operations.signing import check, send, sign

CONCLUDED = ("TK-P05", "TK-X02", "TK-X04", "TK-X06", "TK-X08")
FINISHED, ASKED = "TK-P03", "TK-X10"
UNRANKED, TRIED = "TK-X06", "minh họa: năm nay thí điểm sắp xếp bộ máy"
LEAST = Decimal("0.8")  # of its own points, where those who appraise give fewer
A_YEAR, A_WEEK = timedelta(days=365), timedelta(days=7)
FEWER = "Minh họa: tài liệu kiểm chứng chưa đủ, trừ một phần điểm."
JUDGED = "Minh họa: hội đồng thẩm định chấm."
QUESTION = "Minh họa: đề nghị nêu số, ngày văn bản ban hành kế hoạch."
ANSWER = "Minh họa: Kế hoạch số 01/KH-UBND, đã gửi kèm bảng chấm điểm."


@dataclass(frozen=True, slots=True)
class Officials:
    """Who appraises, and who concludes."""

    appraiser: User
    administrator: User


def appraise_units(session: Session, *, today: date) -> None:
    """Let some units of a new demonstration send their workbooks, and appraise them."""
    officials = Officials(
        *(_account(session, p.email) for p in (APPRAISER, ADMINISTRATOR))
    )
    this = take_shipped(session, SETS[0], at=clock.now())
    last = _year_before(session, this)
    now = clock.now()
    for number, unit in enumerate(_units(session, (*CONCLUDED, FINISHED, ASKED))):
        signers = _signers(session, unit)
        if unit.code in CONCLUDED:
            then = now - A_YEAR
            before = _scored_before(session, last, unit, number, at=then)
            _send(session, before, signers, at=then)
            _appraise(session, before, officials, number + 1, at=then)
            _conclude(session, before, officials, at=then)
        workbook = _workbook(session, this, unit)
        _send(session, workbook, signers, at=now)
        if unit.code == ASKED:
            _ask(session, workbook, officials, today=today, at=now)
            continue
        if unit.code == CONCLUDED[0]:
            _ask_and_hear(session, workbook, officials, signers, today=today, at=now)
        _appraise(session, workbook, officials, number, at=now)
        if unit.code != FINISHED:
            _conclude(session, workbook, officials, at=now)


def _year_before(session: Session, this: CriteriaSet) -> CriteriaSet:
    document = this.document | {"year": this.year - 1}
    return store_set(session, document, at=clock.now() - A_YEAR)


def _scored_before(
    session: Session, last: CriteriaSet, unit: Unit, number: int, *, at: datetime
) -> Workbook:
    """Return what a unit scored itself a year before, by the first round."""
    first = select(Round).order_by(Round.starts_on).limit(1)
    [made] = open_workbooks(
        *(session, last, [unit]),
        round_=session.scalars(first).one(),
        due_on=at.date() + A_WEEK,
        appraise_by=at.date() + 2 * A_WEEK,
        at=at,
    )
    given = {
        item.code: Given(points_of(item, number + place + 2), SAID)
        for place, item in enumerate(_items(last))
        if item.scorer == "self"
    }
    write_scores(session, made, given)
    session.flush()
    return made


def _send(
    session: Session, workbook: Workbook, signers: Sequence[User], *, at: datetime
) -> None:
    clerk, head = signers
    check(session, workbook, by=clerk, at=at)
    session.flush()
    sign(session, workbook, by=head, at=at)
    send(workbook, at=at)
    session.flush()
    _note(session, "workbook.signed", workbook)
    _note(session, "workbook.sent", workbook)


def _appraise(
    session: Session,
    workbook: Workbook,
    officials: Officials,
    number: int,
    *,
    at: datetime,
) -> None:
    """Give most items what the unit gave itself, some less, and say why."""
    scores = select(ItemScore).where(ItemScore.workbook_id == workbook.id)
    own = {one.item: one.points for one in session.scalars(scores)}
    given = {
        item.code: _verdict(item, own.get(item.code), number + place)
        for place, item in enumerate(_items(workbook.criteria_set))
        if item.scorer != "survey"
    }
    by = officials.appraiser.email
    write_appraisal(session, workbook, given, by=by, at=at)
    session.flush()
    _note(session, "workbook.appraised", workbook)
    is_tried = workbook.unit.code == UNRANKED
    finish(
        *(session, workbook),
        unranked=Exemption.OTHER if is_tried else None,
        note=TRIED if is_tried else "",
        by=by,
        at=at,
    )
    session.flush()


def _conclude(
    session: Session, workbook: Workbook, officials: Officials, *, at: datetime
) -> None:
    conclude(session, workbook, by=officials.administrator.email, at=at)
    _note(session, "workbook.concluded", workbook)


def _items(criteria: CriteriaSet) -> tuple[Item, ...]:
    return parse_criteria_set(criteria.document).items


def _verdict(item: Item, own: Decimal | None, place: int) -> Verdict:
    if own is None:
        return Verdict(points_of(item, place), JUDGED)
    if place % 5:
        return Verdict(own, "")
    fewer = (own * LEAST).quantize(Decimal("0.01"))
    return Verdict(fewer, FEWER if fewer != own else "")


def _ask(
    session: Session,
    workbook: Workbook,
    officials: Officials,
    *,
    today: date,
    at: datetime,
) -> None:
    """Ask for a document, and wait."""
    asking = Asking("1.1.1", QUESTION, wants_document=True, due_on=today + A_WEEK)
    ask(session, workbook, asking, by=officials.appraiser.email, at=at)
    _note(session, "question.asked", workbook)


def _ask_and_hear(
    session: Session,
    workbook: Workbook,
    officials: Officials,
    signers: Sequence[User],
    *,
    today: date,
    at: datetime,
) -> None:
    asking = Asking("1.1.1", QUESTION, wants_document=False, due_on=today)
    by, clerk = officials.appraiser.email, signers[0].email
    asked = ask(session, workbook, asking, by=by, at=at)
    answer(session, workbook, asked, text=ANSWER, brought=None, by=clerk, at=at)
    close(session, workbook, asked, by=by, at=at)
    for action in ("question.asked", "question.answered", "question.closed"):
        _note(session, action, workbook)


def _units(session: Session, codes: Sequence[str]) -> list[Unit]:
    found = session.scalars(select(Unit).where(Unit.code.in_(codes))).all()
    return sorted(found, key=lambda unit: codes.index(unit.code))


def _workbook(session: Session, criteria: CriteriaSet, unit: Unit) -> Workbook:
    query = select(Workbook).where(
        Workbook.unit_id == unit.id, Workbook.criteria_set_id == criteria.id
    )
    return session.scalars(query).one()


def _account(session: Session, email: str) -> User:
    return session.scalars(select(User).where(User.email == email)).one()


def _signers(session: Session, unit: Unit) -> list[User]:
    """Add a clerk who checks and a head who signs; nobody can sign in as them."""
    place = unit.code.removeprefix("TK-").lower()
    roles = (("can-bo", RoleName.ANALYST), ("chu-tich", RoleName.UNIT_HEAD))
    made = []
    for name, role in roles:
        user = add_account(session, f"{name}.{place}@{DOMAIN}")
        grant(session, user, role, unit)
        after = {"email": user.email, "role": str(role), "unit": unit.code}
        added = Event("user.added", "user", user.email, unit.id, after=after)
        note(session, added)
        made.append(user)
    return made


def _note(session: Session, action: str, workbook: Workbook) -> None:
    note(session, Event(action, "workbook", workbook.name, workbook.unit_id))
