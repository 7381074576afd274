"""Results are led to, and asked for by query, only within one's own sight."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from survey.models import RoleName, Unit
from tests.factories import make_round, make_unit
from tests.pages import open_page
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user
from tests.survey.results.conftest import Released
from tests.survey.results.frozen import freeze_figures, freeze_release

FOREIGN = "dot-la"


@pytest.fixture
def abroad(session: Session, released: Released) -> Unit:
    """Another province, with a newer release of its own."""
    abroad = make_unit(session, name="Tỉnh Lạ")
    questionnaire = released.province.questionnaire
    round_ = make_round(
        session, abroad, questionnaire, code=FOREIGN, title="Đợt của tỉnh lạ"
    )
    freeze_figures(session, freeze_release(session, round_), abroad)
    session.commit()
    return abroad


def _head_of(app: Flask, session: Session, unit: Unit) -> FlaskClient:
    user = make_user(session)
    give(session, user, RoleName.UNIT_HEAD, unit)
    return signed_in_as(app, session, user)


def test_a_round_elsewhere_is_as_if_it_were_not_there(
    app: Flask, session: Session, released: Released, abroad: Unit
) -> None:
    unit = released.province.units[0]
    client, place = _head_of(app, session, unit), f"/don-vi/{unit.code}"
    for start in (place, "/"):
        answers = [client.get(f"{start}?round={c}") for c in (FOREIGN, "khong-co")]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert "Đợt của tỉnh lạ" not in answers[0].text


def test_a_unit_elsewhere_is_refused_like_one_that_is_not_there(
    app: Flask, session: Session, released: Released, abroad: Unit
) -> None:
    client = _head_of(app, session, released.province.units[0])
    answers = [client.get(f"/so-sanh?unit={c}") for c in (abroad.code, "khong-co")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].text == answers[1].text


def test_a_unit_without_figures_is_not_shown_a_round_elsewhere(
    app: Flask, session: Session, released: Released, abroad: Unit
) -> None:
    new = make_unit(session, released.province.root)
    session.commit()
    page = open_page(_head_of(app, session, new), f"/don-vi/{new.code}")
    assert "Đợt của tỉnh lạ" not in page.source


def test_the_front_page_leads_to_the_newest_release_of_ones_own(
    app: Flask, session: Session, released: Released, abroad: Unit
) -> None:
    client = _head_of(app, session, released.province.root)
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.location == released.address
