"""A week of counts under Decision 766, and the communes that give them."""

from datetime import date

from sqlalchemy.orm import Session

from survey.models import Channel, Population, Round, Unit, Weighting
from tests.factories import make_method, make_unit


def make_communes(session: Session) -> Unit:
    """Return a province with three communes, X1 to X3."""
    root = make_unit(session, code="T", name="Tỉnh thử nghiệm")
    for code in ("X1", "X2", "X3"):
        make_unit(session, root, code=code, name=f"Xã {code}")
    return root


def make_week(session: Session, root: Unit, **given: object) -> Round:
    """Add a round of counts, the tenth week of 2026."""
    usual = {
        "code": "tuan-10",
        "title": "Tuần 10 năm 2026",
        "starts_on": date(2026, 3, 2),
        "ends_on": date(2026, 3, 8),
        "root_id": root.id,
        "channels": [Channel.TALLY],
        "populations": [Population.COUNTER_USERS],
        "weighting": Weighting.EQUAL,
    }
    if "method_id" not in given:
        usual["method_id"] = make_method(session, "qd766").id
    week = Round(**(usual | given))
    session.add(week)
    session.flush()
    return week
