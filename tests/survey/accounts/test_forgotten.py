"""A forgotten password: a letter through a real mail server, or whom to ask."""

from collections.abc import Iterator
from queue import Empty
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.operations import shut_out
from survey.config import Settings, read_settings
from survey.models import AuditEntry, PasswordLink
from survey.site import create_app
from tests.pages import Page, open_page, send
from tests.survey.accounts.mail_server import Box, listening

Account = dict[str, str]
SECONDS = 10


@pytest.fixture
def box() -> Iterator[tuple[Box, str]]:
    """A mail server of the test's own, and its address."""
    with listening() as (box, address):
        yield box, address


@pytest.fixture
def app(settings: Settings, box: tuple[Box, str]) -> Iterator[Flask]:
    """The site with mail set up."""
    given = read_settings(
        instance=settings.instance,
        database_url=settings.database_url,
        base_url="https://khaosat.example",
        second_factor="optional",
        mail_url=box[1],
        mail_from="hailong@tinh.example",
    )
    app = create_app(given)
    app.testing = True
    yield app
    app.extensions["hailong_post"].close()
    app.extensions["hailong_engine"].dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that came over TLS."""
    client = app.test_client()
    client.environ_base["wsgi.url_scheme"] = "https"
    client.environ_base["HTTP_REFERER"] = "https://khaosat.example/"
    return client


def _ask(client: FlaskClient, address: str, status: int = 200) -> Page:
    page = open_page(client, "/quen-mat-khau")
    return send(client, page, {"email": address}, status=status)


def test_a_letter_brings_a_link_that_works(
    client: FlaskClient, account: Account, box: tuple[Box, str], session: Session
) -> None:
    page = _ask(client, " Can.Bo@Tinh.Example ")
    assert page.heading == "Đã nhận yêu cầu"
    letter = box[0].letters.get(timeout=SECONDS)
    assert (letter["To"], letter["From"]) == (account["email"], "hailong@tinh.example")
    assert letter["Subject"] == "Đặt lại mật khẩu Hài Lòng"
    [link] = [w for w in letter.get_content().split() if w.startswith("https://")]
    assert urlsplit(link).netloc == "khaosat.example"
    page = open_page(client, urlsplit(link).path)
    assert account["email"] in page.text
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.action, entry.after) == ("user.link-made", {"by_mail": True})


@pytest.mark.parametrize("case", ["unknown", "closed"])
def test_the_page_never_says_whether_there_is_an_account(
    client: FlaskClient,
    account: Account,
    box: tuple[Box, str],
    session: Session,
    case: str,
) -> None:
    known = _ask(client, account["email"])
    box[0].letters.get(timeout=SECONDS)
    if case == "closed":
        shut_out(session, account["email"])
        session.commit()
    given = account["email"] if case == "closed" else "la@tinh.example"
    assert _ask(client, given).text == known.text
    with pytest.raises(Empty):
        box[0].letters.get(timeout=0.5)


def test_letters_are_not_sent_without_end(
    app: Flask, client: FlaskClient, account: Account, session: Session
) -> None:
    for _ in range(3):
        _ask(client, account["email"])
    assert "phút rồi thử lại" in _ask(client, account["email"], 429).text
    for _ in range(3):
        _ask(client, "la@tinh.example")
    assert "phút rồi thử lại" in _ask(client, "la@tinh.example", 429).text
    app.extensions["hailong_post"].close()
    assert len(session.scalars(select(PasswordLink)).all()) == 1


def test_a_mail_server_that_is_away_stops_nobody(
    settings: Settings, account: Account, session: Session
) -> None:
    away = read_settings(
        instance=settings.instance,
        database_url=settings.database_url,
        mail_url="smtp://127.0.0.1:9",
        mail_from="hailong@tinh.example",
    )
    app = create_app(away)
    assert _ask(app.test_client(), account["email"]).heading == "Đã nhận yêu cầu"
    app.extensions["hailong_post"].close()
    app.extensions["hailong_engine"].dispose()


def test_without_mail_one_is_told_whom_to_ask(
    settings: Settings, account: Account
) -> None:
    app = create_app(settings)
    client = app.test_client()
    page = open_page(client, "/quen-mat-khau")
    assert "người quản trị của đơn vị" in page.text
    assert [form for form in page.forms if form.method == "POST"] == []
    app.extensions["hailong_engine"].dispose()


@pytest.mark.parametrize(
    "address", ["", "x" * 300, "\0@b.vn", "a@b.vn\r\nBcc: c@d.vn", "' OR 1=1 --"]
)
def test_what_is_no_address_gets_no_letter(
    client: FlaskClient, account: Account, box: tuple[Box, str], address: str
) -> None:
    page = open_page(client, "/quen-mat-khau")
    hidden = dict(page.forms[-1].filled)
    answer = client.post("/quen-mat-khau", data=hidden | {"email": address})
    assert answer.status_code in {200, 422}
    with pytest.raises(Empty):
        box[0].letters.get(timeout=0.3)
