"""Somebody is helped to answer: counted for who helped, never which sheet it was."""

from datetime import date, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock as clocks
from survey.models import Assistance, Channel, Counter, Evidence, Population, Response
from survey.respond.helping.passes import Helping, make_pass, pass_key, read_pass
from tests.conftest import MORNING
from tests.factories import Province
from tests.pages import Page, open_page, send

pytestmark = pytest.mark.usefixtures("clock")
KEY = pass_key("một bí mật đủ dài để thử nghiệm")
HELPING = Helping(7, "quay1", Channel.PHONE)


def _answers(page: Page, level: str = "5") -> dict[str, str]:
    return {name: level for name in page.forms[-1].names if name.startswith("q-")}


@pytest.fixture
def helped(official: FlaskClient, session: Session, province: Province) -> FlaskClient:
    """A clerk where the round takes sheets of those who are helped."""
    province.round.channels = [Channel.QR, Channel.ASSISTED, Channel.HOME]
    province.round.populations = [Population.RESIDENTS]
    session.commit()
    return official


def test_a_sheet_is_counted_for_who_helped(
    official: FlaskClient, session: Session, province: Province, counter: Counter
) -> None:
    province.round.channels = [Channel.QR, Channel.ASSISTED]
    session.commit()
    address = f"/quay/{counter.code}/ho-tro"
    for _time in range(2):
        page = send(official, open_page(official, address), {"channel": "assisted"})
        assert "Mức đánh giá xin Ông/Bà tự chọn" in page.text
        assert "Đăng xuất" not in page.text
        sent = send(official, page, _answers(page))
        assert send(official, page, _answers(page)).address == sent.address
    rows = session.scalars(select(Response)).all()
    assert {(row.channel, row.evidence) for row in rows} == {
        (Channel.ASSISTED, Evidence.ASSISTANCE)
    }
    [one] = session.scalars(select(Assistance))
    assert (one.counter_id, one.month, one.n) == (counter.id, date(2026, 3, 1), 2)
    session.rollback()
    assert "can.bo@tinh.example" in open_page(official, address).text


def test_interviews_ask_residents_where_counters_are_not_asked(
    helped: FlaskClient, session: Session, counter: Counter
) -> None:
    begun = open_page(helped, f"/quay/{counter.code}/ho-tro")
    page = send(helped, begun, {"channel": "home"})
    assert "tự chọn" not in page.text
    send(helped, page, _answers(page))
    row = session.scalars(select(Response)).one()
    assert (row.channel, row.population) == (Channel.HOME, Population.RESIDENTS)


def test_no_way_is_offered_that_no_round_takes(
    official: FlaskClient, counter: Counter
) -> None:
    page = open_page(official, f"/quay/{counter.code}/ho-tro")
    assert "Hiện không có đợt nào nhận phiếu có người hỗ trợ" in page.text


def test_an_old_pass_and_a_forged_one_open_nothing(
    helped: FlaskClient, counter: Counter, clock: time_machine.Traveller
) -> None:
    begun = open_page(helped, f"/quay/{counter.code}/ho-tro")
    page = send(helped, begun, {"channel": "home"})
    forged = page.address.replace("home", "phone")
    assert open_page(helped, forged, status=404).heading == "Trang hỗ trợ đã hết hạn"
    clock.move_to(clocks.now() + timedelta(hours=13))
    old = send(helped, page, _answers(page), status=404)
    assert old.heading == "Trang hỗ trợ đã hết hạn"


@pytest.mark.parametrize(
    "text", ["", ".", "1.a.phone.3", "1.a.b.c.d", "\udcff.1", "x" * 900]
)
def test_what_is_no_pass_says_nothing(text: str) -> None:
    assert read_pass(KEY, text, now=MORNING) is None


def test_a_pass_is_read_back_for_twelve_hours() -> None:
    text = make_pass(KEY, HELPING, now=MORNING)
    assert read_pass(KEY, text, now=MORNING + timedelta(hours=12)) == HELPING
    assert read_pass(KEY, text, now=MORNING + timedelta(hours=12, minutes=1)) is None
    assert read_pass(pass_key("khác"), text, now=MORNING) is None
