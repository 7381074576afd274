"""`hailong user add --role`, `grant`, `take-back`: roles on units."""

import pytest
from sqlalchemy.orm import Session

from survey.accounts.operations import user_by_email
from survey.accounts.people.queries import grants_of
from tests.audits import no_event, one_event
from tests.factories import make_unit
from tests.survey.cli.conftest import Hailong

EMAIL = "a@tinh.vn"


@pytest.fixture(autouse=True)
def unit(session: Session) -> None:
    make_unit(session, code="X1")
    session.commit()


def _roles(session: Session) -> list[tuple[str, str | None]]:
    grants = grants_of(session, user_by_email(session, EMAIL))
    found = [(grant.role, grant.unit.code if grant.unit else None) for grant in grants]
    session.rollback()
    return found


def test_without_a_role_somebody_runs_everything(
    hailong: Hailong, session: Session
) -> None:
    with one_event(session, "user.added") as told:
        hailong("user", "add", EMAIL)
    both = ["province-administrator", "system-administrator"]
    assert _roles(session) == [(role, None) for role in both]
    assert told.entry.origin == "command"
    assert told.entry.after == {"email": EMAIL, "role": ", ".join(both), "unit": None}


def test_somebody_is_added_with_roles_on_a_unit(
    hailong: Hailong, session: Session
) -> None:
    roles = ("--role", "counter-clerk", "--role", "unit-head")
    with one_event(session, "user.added"):
        hailong("user", "add", EMAIL, *roles, "--unit", "X1")
    assert _roles(session) == [("counter-clerk", "X1"), ("unit-head", "X1")]
    listed = f"{EMAIL}  active  counter-clerk on X1, unit-head on X1\n"
    assert hailong("user", "list") == listed


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--unit", "X1"), "which role?"),
        (("--role", "counter-clerk", "--unit", "KHONG"), "KHONG"),
        (
            ("--role", "system-administrator", "--unit", "X1"),
            "only given on the whole system",
        ),
        (("--role", "boss"), "boss"),
        (("--role", "auditor", "--role", "auditor"), "already has that role"),
    ],
)
def test_what_is_wrong_adds_nobody(
    hailong: Hailong, session: Session, given: tuple[str, ...], told: str
) -> None:
    exit_code = 2 if told in {"which role?", "boss"} else 1
    with no_event(session):
        assert told in hailong("user", "add", EMAIL, *given, exit_code=exit_code)
    assert hailong("user", "list") == ""


def test_a_role_is_granted_and_taken_back(hailong: Hailong, session: Session) -> None:
    hailong("user", "add", EMAIL)
    on_unit = ("--role", "analyst", "--unit", "X1")
    with one_event(session, "user.role-given") as given:
        assert "analyst on X1" in hailong("user", "grant", EMAIL, *on_unit)
    assert given.entry.unit_id is not None
    assert ("analyst", "X1") in _roles(session)
    with one_event(session, "user.role-taken"):
        hailong("user", "take-back", EMAIL, *on_unit)
    assert ("analyst", "X1") not in _roles(session)
    with no_event(session):
        hailong("user", "take-back", EMAIL, *on_unit, exit_code=1)


def test_the_last_system_administrator_stays(hailong: Hailong) -> None:
    key = ("--role", "system-administrator")
    hailong("user", "add", EMAIL)
    assert "last system administrator" in hailong(
        "user", "take-back", EMAIL, *key, exit_code=1
    )
    hailong("user", "add", "b@tinh.vn", *key)
    hailong("user", "take-back", EMAIL, *key)
    assert f"{EMAIL}  active  province-administrator\n" in hailong("user", "list")


def test_nobody_is_given_nothing(hailong: Hailong) -> None:
    told = hailong("user", "grant", EMAIL, "--role", "analyst", exit_code=1)
    assert EMAIL in told
