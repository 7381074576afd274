import re
from datetime import date
from functools import cache

import numpy as np
from numpy.random import default_rng
from sqlalchemy.orm import Session

from survey.demo.questionnaires import NEEDS, ON_BEHALF, document_of
from survey.demo.respondents import draw_details
from survey.demo.visits import Visits
from survey.manage.operations.methods import import_shipped
from survey.methods.answers import encode, faults_of
from survey.methods.form import Form, Item, Kind
from survey.methods.personal import personal_data_warnings
from survey.methods.questionnaire import parse_questionnaire

N = 2000
LEVELS = default_rng(2).integers(1, 7, (N, 16), dtype=np.uint8)


@cache
def visits() -> Visits:
    zeros = np.zeros(N, dtype=np.intp)
    is_stuffed = np.arange(N) < 10
    return Visits([date(2026, 11, 2)], zeros, zeros, zeros == 0, is_stuffed)


def asked(session: Session) -> Form:
    return parse_questionnaire(document_of(import_shipped(session, "counter")))


def given(form: Form, details: str) -> dict[str, str]:
    """Return the answers of a sheet by item, criteria all at their best."""
    answers = "5" * len(form.criteria) + details
    return {i.code: answers[i.position - 1 :][: i.width] for i in form.items}


def test_every_sheet_could_have_been_handed_in(session: Session) -> None:
    form = asked(session)
    for details in draw_details(default_rng(1), visits(), form, LEVELS)[10:]:
        answers = {c: v for c, v in given(form, details).items() if set(v) != {"."}}
        assert faults_of(form, answers) == {}
        assert encode(form, answers).endswith(details)


def test_at_most_three_of_ten_needs_are_named(session: Session) -> None:
    form = asked(session)
    needs = item_of(form, NEEDS)
    assert (needs.kind, needs.most, needs.width) == (Kind.CHOICES, 3, 10)
    drawn = draw_details(default_rng(1), visits(), form, LEVELS)
    n_named = [given(form, details)[NEEDS].count("1") for details in drawn]
    assert set(n_named) == {0, 1, 2, 3}


def item_of(form: Form, code: str) -> Item:
    return next(item for item in form.items if item.code == code)


def test_only_who_came_for_themselves_is_asked_who_they_are(session: Session) -> None:
    form = asked(session)
    for details in draw_details(default_rng(1), visits(), form, LEVELS):
        answers = given(form, details)
        if answers[ON_BEHALF] != "1":
            assert (answers["sex"], answers["age"]) == (".", ".")


def test_made_up_sheets_say_nothing_of_anybody(session: Session) -> None:
    drawn = draw_details(default_rng(1), visits(), asked(session), LEVELS)
    assert all(re.fullmatch(r"\.+", details) for details in drawn[:10])


def test_nothing_personal_is_asked(session: Session) -> None:
    document = document_of(import_shipped(session, "counter"))
    assert personal_data_warnings(document) == []


def test_the_criteria_are_those_of_the_version_before(session: Session) -> None:
    form = asked(session)
    assert [item.position for item in form.criteria] == list(range(1, 17))
