"""A commune that sent its workbook, and those who appraise it."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from survey.manage.operations.criteria_sets import store_set, take_shipped
from survey.models import CriteriaSet, Exemption, Unit, User, Workbook
from survey.submission.content import Line
from survey.submission.operations.appraising import Verdict, write_appraisal
from survey.submission.operations.concluding import conclude, finish
from survey.submission.operations.opening import open_workbooks
from survey.submission.operations.scoring import Given, write_scores
from survey.submission.operations.signing import check, send, sign
from survey.submission.reading import content_of
from tests.conftest import MORNING
from tests.survey.access.people import make_user

LATER = MORNING + timedelta(hours=1)
SET = "par-unit-example-2025"


@dataclass(frozen=True)
class People:
    """Who signs for units, and who appraises them."""

    clerk: User
    head: User
    first: User
    second: User


def make_people(session: Session) -> People:
    """Add them, without roles."""
    names = ("can-bo", "chu-tich", "noi-vu.1", "noi-vu.2")
    return People(*(make_user(session, f"{name}@tinh.example") for name in names))


def set_of(session: Session, year: int) -> CriteriaSet:
    """Return the example for a year, without what the survey scores."""
    document = take_shipped(session, SET, at=MORNING).document | {"year": year}
    for area in document["area"]:
        for criterion in area["criterion"]:
            if criterion.get("scored_by") == "survey":
                criterion["scored_by"] = "appraisal"
                criterion.pop("node", None)
    return store_set(session, document, at=MORNING)


def sent(
    session: Session,
    unit: Unit,
    people: People,
    *,
    criteria: CriteriaSet | None = None,
    share: str = "1",
) -> Workbook:
    """Open, score, check, sign and send a workbook."""
    chosen = criteria or take_shipped(session, SET, at=MORNING)
    [made] = open_workbooks(
        session, chosen, [unit], round_=None, due_on=None, at=MORNING
    )
    lines = content_of(session, made).lines
    given = {
        x.item.code: Given(
            (x.item.most * Decimal(share)).quantize(Decimal("0.01")), "Đủ"
        )
        for x in lines
        if x.item.scorer == "self"
    }
    write_scores(session, made, given)
    session.flush()
    hand_in(session, made, people)
    return made


def hand_in(session: Session, workbook: Workbook, people: People) -> None:
    """Check, sign and send what is complete."""
    check(session, workbook, by=people.clerk, at=MORNING)
    session.flush()
    sign(session, workbook, by=people.head, at=MORNING)
    send(workbook, at=MORNING)
    session.flush()


def appraise(
    session: Session, workbook: Workbook, *, by: User, less: str = "0"
) -> None:
    """Give every item its own points, less a share of its most."""
    given = {
        line.item.code: Verdict(_given(line, Decimal(less)), "Theo hồ sơ")
        for line in content_of(session, workbook).lines
        if line.is_appraised
    }
    write_appraisal(session, workbook, given, by=by.email, at=LATER)
    session.flush()


def concluded(
    session: Session,
    workbook: Workbook,
    people: People,
    *,
    less: str = "0",
    unranked: Exemption | None = None,
) -> None:
    """Appraise and conclude."""
    appraise(session, workbook, by=people.first, less=less)
    by = people.first.email
    finish(session, workbook, unranked=unranked, note="", by=by, at=LATER)
    session.flush()
    conclude(session, workbook, by=people.second.email, at=LATER)
    session.flush()


def _given(line: Line, less: Decimal) -> Decimal:
    own = line.item.most if line.score.points is None else line.score.points
    return max(own - line.item.most * less, Decimal(0)).quantize(Decimal("0.01"))
