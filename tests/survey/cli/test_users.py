"""`hailong user`: adding people, links, new passwords, closed accounts."""

from urllib.parse import urlsplit

from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

from survey.accounts.operations import user_by_email
from survey.cli import main
from survey.models import AuditEntry, User
from tests.pages import open_page, send
from tests.survey.cli.conftest import Hailong

PASSWORD = "sông núi nước Nam"
BOTH = "province-administrator, system-administrator"


def _shown(output: str) -> str:
    """Return what a command showed only now: a password, or where a link leads."""
    return output.rpartition(": ")[2].strip()


def _with_password(*command: str) -> str:
    done = CliRunner().invoke(main, [*command, "--password-stdin"], input=PASSWORD)
    assert done.exit_code == 0, done.output
    return done.output


def test_there_is_no_account_to_begin_with(hailong: Hailong) -> None:
    assert hailong("user", "list") == ""


def test_the_link_of_a_new_account_leads_to_a_password(
    hailong: Hailong, app: Flask
) -> None:
    link = urlsplit(_shown(hailong("user", "add", "can.bo@tinh.vn")))
    client = app.test_client()
    page = open_page(client, link.path)
    page = send(client, page, {"password": PASSWORD, "again": PASSWORD})
    page = send(client, page, {"email": "can.bo@tinh.vn", "password": PASSWORD})
    assert "can.bo@tinh.vn" in page.source


def test_a_given_password_is_read_and_not_shown(
    database_url: URL, hailong: Hailong
) -> None:
    assert "sông" not in _with_password("user", "add", "a@tinh.vn")
    assert hailong("user", "list") == f"a@tinh.vn  active  {BOTH}\n"


def test_a_short_password_adds_nobody(hailong: Hailong) -> None:
    command = ["user", "add", "a@tinh.vn", "--password-stdin"]
    done = CliRunner().invoke(main, command, input="ngắn\n")
    assert done.exit_code == 1
    assert "at least 15 characters" in done.output
    assert hailong("user", "list") == ""


def test_a_drawn_password_replaces_another(hailong: Hailong) -> None:
    _with_password("user", "add", "a@tinh.vn")
    first = _shown(hailong("user", "password", "a@tinh.vn"))
    assert _shown(hailong("user", "password", "a@tinh.vn")) != first


def test_a_closed_account_gets_no_link(hailong: Hailong) -> None:
    hailong("user", "add", "a@tinh.vn")
    hailong("user", "close", "a@tinh.vn")
    assert hailong("user", "list") == f"a@tinh.vn  closed  {BOTH}\n"
    assert "is closed" in hailong("user", "link", "a@tinh.vn", exit_code=1)


def test_lost_factors_are_taken_away(hailong: Hailong, session: Session) -> None:
    _with_password("user", "add", "a@tinh.vn")
    user_by_email(session, "a@tinh.vn").totp_secret = "{}"
    session.commit()
    told = hailong("user", "reset-second-factor", "a@tinh.vn")
    assert "Took the second factors of a@tinh.vn away." in told
    assert session.scalars(select(User.totp_secret)).all() == [None]


def test_a_short_password_goes_with_the_factors(
    hailong: Hailong, session: Session
) -> None:
    _with_password("user", "add", "a@tinh.vn")
    user_by_email(session, "a@tinh.vn").has_short_password = True
    session.commit()
    told = hailong("user", "reset-second-factor", "a@tinh.vn")
    assert "/mat-khau/" in _shown(told)
    assert session.scalars(select(User.password)).all() == [None]


def test_commands_are_kept_in_the_audit(hailong: Hailong, session: Session) -> None:
    for command in ("add", "link", "password", "reset-second-factor", "close"):
        hailong("user", command, "a@tinh.vn")
    entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [entry.action for entry in entries] == [
        *("user.added", "user.link-made", "user.password-changed"),
        *("user.factors-reset", "user.closed"),
    ]
    assert {entry.origin for entry in entries} == {"command"}


def test_nobody_is_not_found(hailong: Hailong) -> None:
    for command in ("close", "link", "reset-second-factor"):
        assert "a@tinh.vn" in hailong("user", command, "a@tinh.vn", exit_code=1)
