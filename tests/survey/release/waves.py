"""Sheets spread over days, and rounds one after the other."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from survey.models import Counter, Round
from tests.factories import Province, make_round, make_sheets

MONDAY = date(2026, 2, 2)  # inside the usual round
DAYS = 5


def spread_out(
    session: Session,
    round_: Round,
    counter: Counter,
    answers: Sequence[str],
    *,
    monday: date = MONDAY,
) -> None:
    """Add one sheet an answer, in turn on the working days of a week."""
    for number in range(DAYS):
        own = answers[number::DAYS]
        if own:
            day = monday + timedelta(days=number)
            make_sheets(session, round_, counter, own, day=day)


def round_before(session: Session, province: Province, **given: object) -> Round:
    """Add a round of the same questionnaire that ended before the usual one began."""
    usual = {"starts_on": date(2025, 10, 1), "ends_on": date(2025, 12, 31)}
    return make_round(session, province.root, province.questionnaire, **(usual | given))
