"""A province with people of every role, and their forms on a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.people.codes import PersonCodes
from survey.accounts.people.operations import revision_of
from survey.models import Grant, RoleName, Unit, User
from survey.tree import unit_by_code
from tests.factories import make_unit
from tests.pages import Page, open_page
from tests.signing_in import signed_in_as
from tests.survey.access.people import give, make_user

CLERK, HEAD, ADMINISTRATOR, AUDITOR, SYSTEM = (
    RoleName.COUNTER_CLERK,
    RoleName.UNIT_HEAD,
    RoleName.PROVINCE_ADMINISTRATOR,
    RoleName.AUDITOR,
    RoleName.SYSTEM_ADMINISTRATOR,
)


NEW = "nguoi.moi@tinh.example"


class Somebody(NamedTuple):
    """Somebody by number and address: a row would keep a transaction open."""

    id: int
    email: str


class Office:
    """A province with two communes, and people in each."""

    def __init__(self, app: Flask, session: Session) -> None:
        self.app, self.session = app, session
        self.codes = PersonCodes(app.config["SECRET_KEY"])
        province = make_unit(session, code="T1", name="Tỉnh thử nghiệm")
        make_unit(session, province, code="X1", name="Xã Đông")
        make_unit(session, province, code="X2", name="Xã Tây")
        make_unit(session, code="T9", name="Tỉnh Khác")
        self.clerk = self.user("quay.dong@tinh.example", (CLERK, "X1"))
        self.other = self.user("quay.tay@tinh.example", (CLERK, "X2"))

    def user(self, email: str, *grants: tuple[RoleName, str]) -> Somebody:
        """Add somebody with roles on units of these codes; without one on all."""
        user = make_user(self.session, email)
        for role, code in grants:
            give(self.session, user, role, self._unit(code))
        somebody = Somebody(user.id, user.email)
        self.session.commit()
        return somebody

    def give(self, somebody: Somebody, role: RoleName, code: str) -> None:
        user = self.session.get_one(User, somebody.id)
        give(self.session, user, role, self._unit(code))
        self.session.commit()

    def _unit(self, code: str) -> Unit | None:
        return unit_by_code(self.session, code) if code else None

    def browser(self, *grants: tuple[RoleName, str]) -> FlaskClient:
        return self.browser_of(self.user("", *grants))

    def browser_of(self, somebody: Somebody) -> FlaskClient:
        user = self.session.get_one(User, somebody.id)
        return signed_in_as(self.app, self.session, user)

    def address(self, somebody: Somebody, rest: str = "") -> str:
        return f"/nguoi-dung/{self.codes.code(somebody.id)}{rest}"

    @contextmanager
    def rows(self) -> Iterator[Session]:
        """Look at the database, and let go of it: else the site could not write."""
        yield self.session
        self.session.rollback()

    def found(self, email: str) -> Somebody | None:
        with self.rows() as session:
            user = session.scalar(select(User).where(User.email == email))
            return Somebody(user.id, user.email) if user else None

    def roles_of(self, somebody: Somebody) -> set[tuple[str, str]]:
        with self.rows() as session:
            rows = session.scalars(select(Grant).where(Grant.user_id == somebody.id))
            return {(g.role, g.unit.code if g.unit else "") for g in rows}

    def revision_of(self, somebody: Somebody) -> str:
        with self.rows() as session:
            return str(revision_of(session, session.get_one(User, somebody.id)))


def give_form(page: Page) -> int:
    """Return which form of a person's page gives a role."""
    return form_ending(page, "/vai-tro")


def form_ending(page: Page, ending: str) -> int:
    return acts_of(page).index(ending)


def acts_of(page: Page) -> list[str]:
    """Return what each form of a person's page does; others have no name."""
    place = page.address.partition("?")[0]
    return [
        form.action.removeprefix(place) if form.action.startswith(place) else ""
        for form in page.forms
    ]


def passwords_of(page: Page) -> list[str]:
    return [e["name"] for e in page.all("input") if e["type"] == "password"]


def forged(
    office: Office, client: FlaskClient, user: Somebody, rest: str, **given: str
) -> int:
    """Send what no page offers, at the newest revision; return the status."""
    page = open_page(client, "/nguoi-dung/moi")
    token = dict(page.forms[-1].filled)["csrf_token"]
    form = {"csrf_token": token, "revision": office.revision_of(user)} | given
    return client.post(office.address(user, rest), data=form).status_code
