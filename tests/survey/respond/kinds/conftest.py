"""A province that is asked items of every kind."""

import pytest
from sqlalchemy.orm import Session

from survey.methods import Form, parse_questionnaire
from survey.models import Service, TransactionTotal
from tests.factories import Province, make_counter, make_province
from tests.questionnaires import ask, every_kind


@pytest.fixture
def province(session: Session, clock: object) -> Province:
    """A province that is asked items of every kind."""
    province = make_province(session, method="counter-short")
    ask(session, province, every_kind(ask_service=True))
    session.expire_on_commit = False
    session.commit()
    return province


@pytest.fixture
def form(province: Province) -> Form:
    assert province.round.questionnaire is not None
    return parse_questionnaire(province.round.questionnaire.document)


@pytest.fixture
def services(session: Session, province: Province) -> None:
    """Two services with a total at the first unit, one of them at a counter too."""
    session.add(Service(code="dat-dai", name="Đất đai", name_en="Land"))
    session.add(Service(code="ho-tich", name="Hộ tịch"))
    session.add(Service(code="xay-dung", name="Xây dựng"))
    make_counter(session, province.units[0], service="chung-thuc")
    for code in ("dat-dai", "ho-tich"):
        session.add(
            TransactionTotal(
                round_id=province.round.id,
                unit_id=province.units[0].id,
                service=code,
                total=10,
            )
        )
    session.commit()
