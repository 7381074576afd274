"""Whoever changes others' accounts proves once more who it is, after a quarter hour."""

import pytest
import time_machine

from tests.audits import no_event
from tests.pages import open_page
from tests.survey.accounts.people.office import ADMINISTRATOR, CLERK, Office, acts_of

ACTS = {
    "/vai-tro": {"role": CLERK, "unit": "X1"},
    "/vai-tro/thu-hoi": {"role": CLERK, "unit": "X1"},
    "/dong": {},
    "/mo-lai": {},
    "/dang-xuat": {},
    "/xac-thuc": {},
    "/duong-dan": {},
}


@pytest.mark.parametrize("act", ACTS)
def test_a_session_left_alone_changes_nobody(
    clock: time_machine.Traveller, office: Office, act: str
) -> None:
    client = office.browser((ADMINISTRATOR, "X1"))
    page = open_page(client, office.address(office.clerk))
    form = {
        "csrf_token": dict(page.forms[-1].filled)["csrf_token"],
        "revision": office.revision_of(office.clerk),
    }
    clock.shift(16 * 60)
    with no_event(office.session):
        answer = client.post(
            office.address(office.clerk, act), data=form | dict(ACTS[act])
        )
    assert answer.status_code == 303
    assert answer.location.startswith("/tai-khoan/xac-nhan?next=")


def test_the_page_offers_to_confirm_instead(
    clock: time_machine.Traveller, office: Office
) -> None:
    client = office.browser((ADMINISTRATOR, "X1"))
    address = office.address(office.clerk)
    assert "/vai-tro" in acts_of(open_page(client, address))
    clock.shift(16 * 60)
    page = open_page(client, address)
    assert not {"/vai-tro", "/dong", "/duong-dan"} & set(acts_of(page))
    assert f"/tai-khoan/xac-nhan?next={address}" in {
        element["href"] for element in page.all("a")
    }


def test_nobody_is_added_by_a_session_left_alone(
    clock: time_machine.Traveller, office: Office
) -> None:
    client = office.browser((ADMINISTRATOR, "X1"))
    clock.shift(16 * 60)
    page = open_page(client, "/nguoi-dung/moi")
    assert page.heading == "Xác nhận lại"
