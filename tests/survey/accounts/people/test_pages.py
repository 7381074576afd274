"""What is done to an account, and who may not do it."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from survey.accounts.sessions import own_sessions
from survey.clock import now
from survey.models import AuditEntry, User
from tests.audits import no_event, one_event
from tests.pages import open_page, send
from tests.survey.accounts.people.office import (
    ADMINISTRATOR,
    CLERK,
    HEAD,
    SYSTEM,
    Office,
    forged,
    form_ending,
    give_form,
    passwords_of,
)


def test_who_may_only_look_is_offered_nothing(office: Office) -> None:
    client = office.browser((HEAD, "X1"))
    page = open_page(client, office.address(office.clerk))
    assert [f for f in page.forms if "/nguoi-dung/" in f.action] == []
    assert client.get("/nguoi-dung/moi").status_code == 403


def test_people_elsewhere_are_as_if_they_were_not_there(
    office: Office, administrator: FlaskClient
) -> None:
    made_up = [str(office.clerk.id), "1", "A" * 27, "%00", "x" * 2000]
    answers = [administrator.get(f"/nguoi-dung/{code}") for code in made_up]
    answers.append(administrator.get(office.address(office.other)))
    assert {answer.status_code for answer in answers} == {404}


def test_a_closed_account_is_out_with_the_next_page_and_can_be_reopened(
    office: Office, administrator: FlaskClient
) -> None:
    clerk = office.browser_of(office.clerk)
    assert open_page(clerk, "/thu-thap").heading
    page = open_page(administrator, office.address(office.clerk))
    with one_event(office.session, "user.closed"):
        page = send(administrator, page, form=form_ending(page, "/dong"))
    assert "Đã đóng" in page.text
    assert clerk.get("/thu-thap").status_code == 302
    assert forged(office, administrator, office.clerk, "/duong-dan") == 409
    with one_event(office.session, "user.reopened"):
        page = send(administrator, page, form=form_ending(page, "/mo-lai"))
    assert clerk.get("/thu-thap").status_code == 302  # one signs in anew
    assert office.roles_of(office.clerk) == {(CLERK, "X1")}


def test_ending_sessions_signs_out_everywhere(
    office: Office, administrator: FlaskClient
) -> None:
    clerk = office.browser_of(office.clerk)
    page = open_page(administrator, office.address(office.clerk))
    assert "1 trình duyệt" in page.text
    with one_event(office.session, "user.sessions-ended"):
        page = send(administrator, page, form=form_ending(page, "/dang-xuat"))
    assert clerk.get("/thu-thap").status_code == 302
    with office.rows() as session:
        assert own_sessions(session, office.clerk.id, now()) == []


def test_a_second_factor_is_reset(office: Office, administrator: FlaskClient) -> None:
    office.session.get_one(User, office.clerk.id).totp_secret = "mã hóa"
    office.session.commit()
    page = open_page(administrator, office.address(office.clerk))
    assert "Đã thiết lập" in page.text
    with one_event(office.session, "user.factors-reset"):
        page = send(administrator, page, form=form_ending(page, "/xac-thuc"))
    assert "Chưa thiết lập" in page.text


def test_a_new_link_makes_the_one_before_void(
    office: Office, administrator: FlaskClient
) -> None:
    links = []
    for _time in range(2):
        page = open_page(administrator, office.address(office.clerk))
        with one_event(office.session, "user.link-made") as told:
            page = send(administrator, page, form=form_ending(page, "/duong-dan"))
        [link] = [e["value"] for e in page.all("input") if e["id"] == "link"]
        assert link.rpartition("/")[2] not in str(told.entry.after)
        links.append(link.rpartition("/")[2])
    before, newest = (f"/mat-khau/{secret}" for secret in links)
    open_page(office.app.test_client(), before, status=404)
    assert passwords_of(open_page(office.app.test_client(), newest))


def test_the_last_keeper_of_the_keys_stays(office: Office) -> None:
    first = office.user("mot@tinh.example", (SYSTEM, ""))
    second = office.user("hai@tinh.example", (SYSTEM, ""))
    client = office.browser_of(first)
    second_client = office.browser_of(second)
    assert forged(office, client, second, "/vai-tro/thu-hoi", role=SYSTEM) == 303
    assert office.roles_of(second) == set()
    # The other one holds no keys any more, and cannot strike back.
    assert second_client.get(office.address(first)).status_code == 404


def test_two_people_editing_the_second_is_told_what_changed(
    office: Office, administrator: FlaskClient
) -> None:
    other = office.browser((ADMINISTRATOR, "T1"))
    address = office.address(office.clerk)
    before = open_page(administrator, address)
    page = open_page(other, address)
    send(other, page, {"role": HEAD, "unit": "X1"}, form=give_form(page))
    with no_event(office.session):
        page = send(
            administrator, before, form=form_ending(before, "/dong"), status=409
        )
    assert page.heading == "Có người vừa sửa trước bạn"
    assert "Trao vai trò" in page.text
    assert "Lãnh đạo đơn vị" in page.text
    [again] = [a["href"] for a in page.all("a") if "Mở lại trang" in a.text]
    assert administrator.get(again).status_code in {200, 302}
    with office.rows() as session:
        assert session.get_one(User, office.clerk.id).active


def test_the_audit_of_people_holds_no_secret(
    office: Office, keeper: FlaskClient
) -> None:
    for act in ("/duong-dan", "/xac-thuc", "/dang-xuat", "/dong"):
        assert forged(office, keeper, office.clerk, act) in {200, 303}
    with office.rows() as session:
        entries = session.scalars(select(AuditEntry)).all()
        told = str([(entry.before, entry.after) for entry in entries])
        assert len(entries) == 4
        assert "mat-khau" not in told
        assert session.get_one(User, office.clerk.id).fs_uniquifier not in told


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("address", ["/nguoi-dung", "/nguoi-dung/moi"])
def test_every_page_is_there_in_both_languages(
    keeper: FlaskClient, address: str, language: str
) -> None:
    assert open_page(keeper, f"{address}?lang={language}").heading
