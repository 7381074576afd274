"""A closed round with sheets enough, asked about factors and about the people."""

import random
from datetime import UTC, date, datetime
from functools import cache

from sqlalchemy.orm import Session

from survey.methods import Form, parse_questionnaire
from survey.methods.answers import encode
from survey.models import Release
from survey.release.operations import make_release
from tests.factories import Province, make_province, make_sheets
from tests.questionnaires import ask, every_kind

MADE_AT = datetime(2026, 4, 2, 2, 0, tzinfo=UTC)
CLOSED = date(2026, 4, 1)
SIZES = (240, 200, 30, 9)  # of communes: two large ones, and one too small beside one


def closed_round(
    session: Session, *, sizes: tuple[int, ...] = SIZES, is_closed: bool = True
) -> tuple[Province, Release]:
    """Return a province whose round is over, and its only release."""
    province = make_province(session, units=len(sizes), method="counter")
    ask(session, province, every_kind("counter"))
    for counter, answers in zip(province.counters, _drawn(sizes), strict=True):
        make_sheets(session, province.round, counter, answers)
    release = make_release(session, province.round, made_at=MADE_AT)
    province.round.closed_on = CLOSED if is_closed else None
    session.commit()
    return province, release


@cache
def _drawn(sizes: tuple[int, ...]) -> list[list[str]]:
    made, form = random.Random(11), parse_questionnaire(every_kind("counter"))
    return [[_sheet(made, form) for _number in range(n)] for n in sizes]


def _sheet(made: random.Random, form: Form) -> str:
    """Return the answers of somebody: who is displeased is so with much."""
    is_pleased = made.random() < 0.6
    given = {}
    for item in form.criteria:
        is_satisfied = made.random() < (0.9 if is_pleased else 0.4)
        given[item.code] = made.choice("45" if is_satisfied else "123-")
    if made.random() < 0.8:
        given |= {"sex": made.choice("12"), "age": made.choice("12345")}
    return encode(form, given)
