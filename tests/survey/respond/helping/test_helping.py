"""Somebody is helped to answer: counted for who helped, never which sheet it was."""

from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from survey import clock as clocks
from survey.accounts.retention import erase_old
from survey.accounts.sessions import end_sessions
from survey.models import (
    Assistance,
    Channel,
    Counter,
    Evidence,
    Grant,
    HelpingPass,
    Population,
    Response,
    User,
)
from survey.passes import give_pass, passes_at
from tests.conftest import MORNING
from tests.factories import Province
from tests.pages import Page, open_page, send
from tests.survey.access.people import make_user

pytestmark = pytest.mark.usefixtures("clock")
ENDED = "Lượt hỗ trợ đã kết thúc"
WAYS = 1  # the form of the page, after the one of the layout


def _opened(client: FlaskClient, counter: Counter) -> Page:
    """Return the page of a pass that was just given out."""
    begun = open_page(client, f"/quay/{counter.code}/ho-tro")
    return send(client, begun, {"channel": "home"}, form=WAYS)


def _answers(page: Page, level: str = "5") -> dict[str, str | list[str]]:
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
        begun = open_page(official, address)
        page = send(official, begun, {"channel": "assisted"}, form=WAYS)
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
    page = _opened(helped, counter)
    forged = page.address[:-1] + ("A" if page.address[-1] != "A" else "B")
    assert open_page(helped, forged, status=404).heading == "Trang hỗ trợ đã hết hạn"
    clock.move_to(clocks.now() + timedelta(hours=12))
    open_page(helped, page.address)
    clock.move_to(clocks.now() + timedelta(minutes=1))
    assert open_page(helped, page.address, status=410).heading == ENDED


def test_the_database_has_no_pass_that_opens(
    helped: FlaskClient, session: Session, counter: Counter
) -> None:
    secret = _opened(helped, counter).address.removeprefix("/h/")
    digest = session.scalars(select(HelpingPass.digest)).one()
    assert digest == sha256(secret.encode()).digest()
    session.rollback()
    for wrong in (digest.hex(), secret + "=", "x" * 900, "1.a.phone.3"):
        open_page(helped, f"/h/{wrong}", status=404)


def test_a_sheet_waits_while_its_pass_is_ended(
    helped: FlaskClient, session: Session, counter: Counter
) -> None:
    page, office = _opened(helped, counter), f"/quay/{counter.code}/ho-tro"
    told = send(helped, open_page(helped, office), form=-1)
    assert "trang ấy không nhận phiếu nữa" in told.text
    assert open_page(helped, page.address, status=410).heading == ENDED
    held = send(helped, page, _answers(page), status=410)
    assert "Các câu trả lời vẫn còn trong trang này" in held.text
    send(helped, held, status=410)
    assert "Đã mở lại" in send(helped, open_page(helped, office), form=-1).text
    assert send(helped, held).heading == "Cảm ơn Ông/Bà"
    assert session.scalars(select(Response.answers)).one() == "5" * 16


def test_a_pass_of_another_counter_is_not_ended(
    helped: FlaskClient, session: Session, counter: Counter
) -> None:
    page, office = _opened(helped, counter), f"/quay/{counter.code}/ho-tro"
    [ending] = [f for f in open_page(helped, office).forms if "ket-thuc" in f.action]
    other = session.scalars(select(Counter).where(Counter.id != counter.id)).first()
    assert other
    address = ending.action.replace(counter.code, other.code)
    session.rollback()
    assert helped.post(address, data=dict(ending.filled)).status_code == 404
    open_page(helped, page.address)


def _sign_out_elsewhere(session: Session, user: User) -> None:
    end_sessions(session, user.id, clocks.now(), but=1)


def _close(session: Session, user: User) -> None:
    user.active = False


def _take_rights(session: Session, user: User) -> None:
    session.execute(delete(Grant).where(Grant.user_id == user.id))


@pytest.mark.parametrize("lose", [_sign_out_elsewhere, _close, _take_rights])
def test_who_may_not_help_any_more_has_no_pass(
    helped: FlaskClient,
    session: Session,
    counter: Counter,
    lose: Callable[[Session, User], None],
) -> None:
    page = _opened(helped, counter)
    lose(session, session.scalars(select(User)).one())
    session.commit()
    open_page(helped, page.address, status=410)
    send(helped, page, _answers(page), status=410)
    assert session.scalar(select(Response.id)) is None


def test_passes_are_erased_a_day_after(session: Session, counter: Counter) -> None:
    user = make_user(session, "ai.do@tinh.example")
    give_pass(session, user.id, counter, Channel.HOME, now=MORNING)
    for hours, n in ((36, 1), (37, 0)):
        erase_old(session, MORNING + timedelta(hours=hours))
        assert len(passes_at(session, counter)) == n
