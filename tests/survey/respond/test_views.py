"""Scan, answer, thanks: through the site's addresses, on both databases."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.clock import Half
from survey.models import Channel, Comment, Counter, Population, Response
from survey.respond.tokens import LIFETIME
from tests.conftest import MORNING
from tests.factories import TODAY, Province, make_round, make_unit
from tests.pages import Page, open_page, send

Rows = Callable[[], dict[str, int]]
NOTHING = {"response": 0, "receipt": 0, "comment": 0}


def _answers(page: Page, level: str = "5") -> dict[str, str]:
    return {name: level for name in page.forms[-1].names if name.startswith("q-")}


def test_scan_answer_thanks(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    page = open_page(client, address)
    answers = _answers(page) | {"q-A24": "-", "comment": "Ghế ngồi\r\nchờ ít "}
    thanks = send(client, page, answers)
    assert thanks.heading == "Cảm ơn Ông/Bà"
    assert thanks.address.startswith(f"{address}/cam-on/")

    [response] = session.scalars(select(Response))
    assert response.answers == "-" + "5" * 15
    assert response.unit_id == province.units[0].id
    assert response.counter_id == province.counters[0].id
    assert response.round_id == province.round.id
    assert (response.channel, response.population) == ("qr", "counter-users")
    assert (response.day, response.half, response.language) == (TODAY, "am", "vi")
    assert session.scalar(select(Comment.text)) == "Ghế ngồi\nchờ ít"


def test_thanks_shows_a_receipt_that_can_be_opened_again(
    client: FlaskClient, address: str
) -> None:
    page = open_page(client, address)
    thanks = send(client, page, _answers(page))
    receipt = thanks.address.rsplit("/", 1)[-1].partition("?")[0]
    assert receipt in thanks.text
    typed = open_page(client, f"{address}/cam-on/{receipt.lower()}?lang=en")
    assert typed.heading == "Thank you"
    assert receipt in typed.text
    open_page(client, f"{address}/cam-on/AAAAA-AAAAA", status=404)


def test_sending_twice_stores_once_and_thanks_twice(
    client: FlaskClient, address: str, rows: Rows
) -> None:
    page = open_page(client, address)
    first = send(client, page, _answers(page))
    again = send(client, page, _answers(page))
    assert again.address == first.address
    assert rows()["response"] == 1


def test_other_answers_from_the_same_page_are_refused(
    client: FlaskClient, session: Session, address: str
) -> None:
    page = open_page(client, address)
    send(client, page, _answers(page, "5"))
    refused = send(client, page, _answers(page, "1"), status=409)
    assert refused.heading == "Phiếu này đã được gửi"
    assert session.scalar(select(Response.answers)) == "5" * 16


def test_missing_answers_are_pointed_at_and_the_rest_is_kept(
    client: FlaskClient, address: str, rows: Rows
) -> None:
    page = open_page(client, address)
    some = _answers(page, "4")
    del some["q-A25"]
    again = send(client, page, some | {"comment": "<b>Tốt"}, status=422)

    assert again.title.startswith("Lỗi: ")
    [summary] = [e for e in again.all("div") if e["role"] == "alert"]
    assert "autofocus" in summary.attributes
    [link] = [a for a in again.all("a") if a.is_inside(summary)]
    [target] = [e for e in again.elements if e["id"] == link["href"].removeprefix("#")]
    assert (target["name"], target["value"]) == ("q-A25", "1")
    [wrong] = [e for e in again.all("fieldset") if e["aria-describedby"]]
    [error] = [e for e in again.elements if e["id"] == wrong["aria-describedby"]]
    assert error.text in summary.text

    filled = dict(again.forms[-1].filled)
    assert {name: filled.get(name) for name in some} == some
    assert filled["comment"] == "<b>Tốt"
    assert rows() == NOTHING
    send(client, again, {"q-A25": "1"})
    assert rows()["response"] == 1


def test_an_empty_page_names_every_item(client: FlaskClient, address: str) -> None:
    again = send(client, open_page(client, address), status=422)
    assert len([e for e in again.all("p") if e["class"] == "error"]) == 16


def test_english_stays_english(
    client: FlaskClient, session: Session, address: str
) -> None:
    page = open_page(client, f"{address}?lang=en")
    again = send(client, page, status=422)
    assert again.title.startswith("Error: ")
    thanks = send(client, again, _answers(again))
    assert thanks.heading == "Thank you"
    assert session.scalar(select(Response.language)) == "en"


@pytest.mark.parametrize("is_forged", [True, False])
def test_a_forged_or_stale_page_gives_a_fresh_one_with_the_answers_kept(
    client: FlaskClient,
    clock: time_machine.Traveller,
    address: str,
    rows: Rows,
    is_forged: bool,
) -> None:
    page = open_page(client, address)
    answers = _answers(page, "3") | {"comment": "Tốt"}
    if is_forged:
        answers |= {"token": "A" * 48}
    else:
        clock.shift(timedelta(minutes=LIFETIME + 1))
    again = send(client, page, answers, status=422)
    assert "Trang đã mở quá lâu" in again.text
    filled = dict(again.forms[-1].filled)
    assert filled | {"token": ""} == answers | {"token": ""}
    assert rows() == NOTHING
    send(client, again)
    assert rows()["response"] == 1


def test_a_page_of_another_counter_is_stale(
    client: FlaskClient, province: Province, rows: Rows
) -> None:
    here, there = (f"/q/{counter.code}" for counter in province.counters)
    page = open_page(client, here)
    fields = dict(page.forms[-1].filled) | _answers(page)
    assert client.post(there, data=fields).status_code == 422
    assert rows() == NOTHING


def test_the_afternoon_begins_at_noon_where_the_counters_stand(
    client: FlaskClient,
    session: Session,
    clock: time_machine.Traveller,
    address: str,
) -> None:
    clock.move_to(MORNING.replace(hour=5))  # UTC; noon in Hà Nội
    page = open_page(client, address)
    send(client, page, _answers(page))
    assert session.scalar(select(Response.half)) == Half.AFTERNOON


@pytest.mark.parametrize("code", ["zzzzzzz", "x" * 300, "k7%00m2", "%ff", "k7m2'--"])
def test_an_unknown_code_says_what_to_do_in_both_languages(
    client: FlaskClient, province: Province, code: str
) -> None:
    page = open_page(client, f"/q/{code}", status=404)
    assert page.heading == "Không tìm thấy nơi cần đánh giá"
    assert [section["lang"] for section in page.all("section")] == ["en"]
    assert client.post(f"/q/{code}", data={"token": "x"}).status_code == 404


def test_a_code_may_be_typed_in_small_letters(
    client: FlaskClient, session: Session, counter: Counter
) -> None:
    counter.code = "K7M2BCD"
    session.commit()
    page = open_page(client, "/q/k7m2bcd")
    send(client, page, _answers(page))


def _close_counter(province: Province) -> None:
    province.counters[0].closed_on = TODAY


def _open_counter_later(province: Province) -> None:
    province.counters[0].opened_on = TODAY + timedelta(days=1)


def _close_unit(province: Province) -> None:
    province.units[0].valid_to = TODAY - timedelta(days=1)


def _close_round(province: Province) -> None:
    province.round.closed_on = TODAY


def _end_round(province: Province) -> None:
    province.round.ends_on = TODAY - timedelta(days=1)


def _take_paper_only(province: Province) -> None:
    province.round.channels = [Channel.PAPER]


def _ask_residents_only(province: Province) -> None:
    province.round.populations = [Population.RESIDENTS]


def _move_round_elsewhere(province: Province) -> None:
    province.round.root_id = province.units[1].id


@pytest.mark.parametrize(
    "close",
    [
        _close_counter,
        _open_counter_later,
        _close_unit,
        _close_round,
        _end_round,
        _take_paper_only,
        _ask_residents_only,
        _move_round_elsewhere,
    ],
)
def test_where_nothing_is_asked_there_is_no_page(
    client: FlaskClient,
    session: Session,
    province: Province,
    address: str,
    close: Callable[[Province], None],
) -> None:
    close(province)
    session.commit()
    page = open_page(client, address, status=404)
    assert page.heading == "Hiện chưa nhận đánh giá ở đây"


def test_the_last_days_are_part_of_it(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    province.round.ends_on = province.units[0].valid_to = TODAY
    province.counters[0].closed_on = TODAY + timedelta(days=1)
    session.commit()
    open_page(client, address)


def test_of_two_rounds_the_later_one_asks(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    later = make_round(
        session,
        province.units[0],
        province.questionnaire,
        starts_on=date(2026, 3, 1),
    )
    session.commit()
    page = open_page(client, address)
    send(client, page, _answers(page))
    assert session.scalar(select(Response.round_id)) == later.id


def test_a_round_reaches_every_unit_below(
    client: FlaskClient, session: Session, province: Province, address: str
) -> None:
    point = make_unit(session, make_unit(session, province.units[0]))
    province.counters[0].unit_id = point.id
    session.commit()
    page = open_page(client, address)
    send(client, page, _answers(page))
    assert session.scalar(select(Response.unit_id)) == point.id
