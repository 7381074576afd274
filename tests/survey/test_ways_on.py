"""Every error says where to from there: staff to their pages, citizens to theirs."""

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from survey.errors import Problem
from survey.models import RoleName
from tests.factories import make_unit
from tests.markup import read
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user

HOST = "http://127.0.0.1:8000"
HOME = ("Về trang đầu", "/")


def ways(
    client: FlaskClient, address: str, status: int, came: str = ""
) -> list[tuple[str, str]]:
    answer = client.get(address, headers={"Referer": came} if came else {})
    assert answer.status_code == status
    links = [one for one in read(answer.text) if one.tag == "a"]
    return [(one.text, one["href"]) for one in links if "skip" not in one["class"]]


@pytest.fixture
def clerk(app: Flask, session: Session) -> FlaskClient:
    """Who may see counts, and neither workbooks to be opened nor the audit."""
    person = make_user(session, "mot.cua@tinh.example")
    give(session, person, RoleName.COUNTER_CLERK, make_unit(session))
    session.commit()
    return signed_in_as(app, session, person)


def test_staff_are_led_to_the_part_that_an_address_belongs_to(
    official: FlaskClient,
) -> None:
    part = ("Về phần “Chấm điểm”", "/cham-diem")
    assert ways(official, "/cham-diem/999", 404) == [part, HOME]
    assert ways(official, "/cham-diem/khong-co-trang-nay/a/b", 404) == [part, HOME]
    assert ways(official, "/khong-co", 404) == [HOME]


def test_a_part_that_may_not_be_seen_is_not_offered(clerk: FlaskClient) -> None:
    assert ways(clerk, "/nhat-ky", 403) == [HOME]
    found = ways(clerk, "/thu-thap/khong-co", 404)
    assert found == [("Về phần “Phiếu đã thu”", "/thu-thap"), HOME]


def test_strangers_are_offered_to_sign_in_where_staff_work(client: FlaskClient) -> None:
    found = ways(client, "/cham-diem/khong-co?a=b", 404)
    way = "/dang-nhap?next=/cham-diem/khong-co?a%3Db"
    assert found == [("Đăng nhập", way), HOME]


@pytest.mark.parametrize("address", ["/q/KHONGCO", "/cong-khai/khong-co", "/khong-co"])
def test_citizens_are_shown_nothing_of_the_staff(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    for word in ("Đăng nhập", "/dang-nhap", "Về phần"):
        assert word not in answer.text


def test_the_staff_answer_no_citizens_page_with_their_own(
    official: FlaskClient,
) -> None:
    assert "Về phần" not in official.get("/q/KHONGCO").text


@pytest.mark.parametrize("address", ["//evil.example/cham-diem", "/\\evil.example"])
def test_nobody_is_led_off_the_site(official: FlaskClient, address: str) -> None:
    came = f"{HOST}{address}"
    answer = official.get("/cham-diem/999", headers={"Referer": came})
    places = [one["href"] for one in read(answer.text) if one.tag == "a"]
    assert not [one for one in places if one.startswith(("//", "/\\", "http"))]


def test_a_clash_leads_back_to_the_page(app: Flask, official: FlaskClient) -> None:
    def clash() -> str:
        raise Problem("Đã có.", status=409)

    def large() -> str:
        abort(413)

    app.view_functions |= {"collect.counts": clash, "oversight.audit": large}
    assert ways(official, "/thu-thap", 409) == [
        ("Mở lại trang", "/thu-thap"),
        HOME,
    ]
    came = f"{HOST}/don-vi/T?q=x"
    assert ways(official, "/thu-thap", 409, came)[0] == (
        "Mở lại trang",
        "/don-vi/T?q=x",
    )
    assert ways(official, "/nhat-ky", 413, came)[0] == (
        "Trở lại trang trước",
        "/don-vi/T?q=x",
    )


def test_an_outage_offers_another_try_without_asking_the_database(
    app: Flask, official: FlaskClient
) -> None:
    def outage() -> str:
        raise OperationalError("select", {}, Exception("away"))

    app.view_functions["collect.counts"] = outage
    assert ways(official, "/thu-thap?ngay=1", 503) == [
        ("Thử lại", "/thu-thap?ngay=1"),
        HOME,
    ]
