"""Roles given and taken back, never beyond what the giver holds."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from survey.models import PasswordLink, RoleName
from tests.audits import no_event, one_event
from tests.factories import make_unit
from tests.pages import Page, open_page, send
from tests.survey.accounts.people.office import (
    ADMINISTRATOR,
    AUDITOR,
    CLERK,
    HEAD,
    SYSTEM,
    Office,
    acts_of,
    forged,
    give_form,
)


def test_a_role_is_given_and_taken_back(
    office: Office, administrator: FlaskClient
) -> None:
    address = office.address(office.clerk)
    page = open_page(administrator, address)
    with one_event(office.session, "user.role-given") as told:
        page = send(
            administrator, page, {"role": HEAD, "unit": "x1"}, form=give_form(page)
        )
    assert told.entry.code == office.clerk.email
    assert office.roles_of(office.clerk) == {(CLERK, "X1"), (HEAD, "X1")}
    with one_event(office.session, "user.role-taken") as told:
        page = send(administrator, page, form=_take(page, CLERK))
    assert told.entry.before == {"role": CLERK, "unit": "X1"}
    assert office.roles_of(office.clerk) == {(HEAD, "X1")}
    # The last role within reach: then the person is out of sight.
    page = send(administrator, page, form=_take(page, HEAD))
    assert page.heading == "Người dùng"
    assert administrator.get(address).status_code == 404


def _take(page: Page, role: RoleName) -> int:
    [found] = [
        n
        for n, form in enumerate(page.forms)
        if form.action.endswith("/thu-hoi") and ("role", role) in form.filled
    ]
    return found


def test_a_role_that_is_held_already_is_not_given_again(
    office: Office, administrator: FlaskClient
) -> None:
    page = open_page(administrator, office.address(office.clerk))
    given = {"role": CLERK, "unit": "X1"}
    with no_event(office.session):
        page = send(administrator, page, given, form=give_form(page), status=422)
    assert "đã có vai trò" in page.text


@pytest.mark.parametrize("role", [AUDITOR, SYSTEM])
def test_no_page_offers_what_may_not_be_given_and_no_forged_form_gets_it(
    office: Office, administrator: FlaskClient, role: RoleName
) -> None:
    page = open_page(administrator, office.address(office.clerk))
    assert role not in {e["value"] for e in page.all("input") if e["name"] == "role"}
    before = office.roles_of(office.clerk)
    with no_event(office.session):
        status = forged(
            office, administrator, office.clerk, "/vai-tro", role=role, unit="X1"
        )
    assert status == 422
    assert office.roles_of(office.clerk) == before


def test_a_code_beyond_ones_units_gives_no_role_on_one_that_begins_alike(
    office: Office,
) -> None:
    """T1 is the province; in one's own commune only X1 has these letters."""
    make_unit(office.session, code="T1-X1", name="Xã Bắc")
    somebody = office.browser((ADMINISTRATOR, "T1-X1"))
    page = open_page(somebody, "/nguoi-dung/moi")
    given = {"email": "moi@tinh.example", "role": CLERK, "unit": "T1"}
    with no_event(office.session):
        page = send(somebody, page, given, status=422)
    assert "Có một đơn vị gần giống" in page.text
    page = send(somebody, page, {"chosen": "T1-X1"})
    found = office.found("moi@tinh.example")
    assert found is not None
    assert office.roles_of(found) == {(CLERK, "T1-X1")}


def test_a_role_on_everything_is_given_by_those_who_hold_everything(
    office: Office, administrator: FlaskClient, keeper: FlaskClient
) -> None:
    given = {"role": CLERK, "everywhere": "y"}
    with no_event(office.session):
        assert forged(office, administrator, office.clerk, "/vai-tro", **given) == 403
    page = open_page(keeper, office.address(office.clerk))
    send(keeper, page, given, form=give_form(page))
    assert (CLERK, "") in office.roles_of(office.clerk)


def test_a_role_on_another_unit_is_not_taken_back(
    office: Office, administrator: FlaskClient
) -> None:
    office.give(office.clerk, HEAD, "X2")
    for unit in ("X2", "KHONG-CO"):  # of the other unit, and of none: the same answer
        status = forged(
            office,
            administrator,
            office.clerk,
            "/vai-tro/thu-hoi",
            role=HEAD,
            unit=unit,
        )
        assert status == 409
    assert (HEAD, "X2") in office.roles_of(office.clerk)


def test_a_role_that_reaches_further_than_the_givers_is_not_taken_back(
    office: Office, administrator: FlaskClient
) -> None:
    office.give(office.clerk, AUDITOR, "X1")
    status = forged(
        office, administrator, office.clerk, "/vai-tro/thu-hoi", role=AUDITOR, unit="X1"
    )
    assert status == 403
    assert (AUDITOR, "X1") in office.roles_of(office.clerk)


ACTS = ["/dong", "/mo-lai", "/dang-xuat", "/xac-thuc", "/duong-dan"]


@pytest.mark.parametrize("act", ACTS)
def test_an_account_that_reaches_further_is_not_touched(
    office: Office, administrator: FlaskClient, act: str
) -> None:
    """A clerk's role at one's unit does not lead to an administrator's password."""
    victim = office.user("chu@tinh.example", (SYSTEM, ""), (CLERK, "X1"))
    page = open_page(administrator, office.address(victim))
    assert "ngoài phạm vi của bạn" in page.text
    assert act not in acts_of(page)
    with no_event(office.session):
        assert forged(office, administrator, victim, act) == 403
    with office.rows() as session:
        assert session.scalar(select(func.count(PasswordLink.digest))) == 0


@pytest.mark.parametrize("act", [*ACTS, "/vai-tro", "/vai-tro/thu-hoi"])
def test_nobody_changes_their_own_account_or_roles_here(
    office: Office, act: str
) -> None:
    own = office.user("minh@tinh.example", (SYSTEM, ""))
    client = office.browser_of(own)
    page = open_page(client, office.address(own))
    assert "Đây là tài khoản của bạn" in page.text
    assert [f for f in page.forms if "/nguoi-dung/" in f.action] == []
    with no_event(office.session):
        assert forged(office, client, own, act, role=SYSTEM) == 403
