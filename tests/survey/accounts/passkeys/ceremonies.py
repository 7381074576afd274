"""What a browser does for somebody with a passkey."""

from flask.testing import FlaskClient

from tests.pages import Page, open_page, send
from tests.survey.accounts.passkeys.device import Device, challenge_of

Account = dict[str, str]


SITE = "http://localhost:8000"


def posed(page: Page) -> str:
    """Return the challenge that a page poses."""
    [options] = [e["data-options"] for e in page.all("form") if e["data-options"]]
    return challenge_of(options)


def passkey_form(page: Page) -> int:
    """Return which form of a page sends a passkey's answer."""
    forms = enumerate(page.all("form"))
    return next(i for i, form in forms if form["data-passkey"])


def add_passkey(client: FlaskClient, device: Device, status: int = 200) -> Page:
    page = open_page(client, "/tai-khoan/passkey")
    given = {"credential": device.make(posed(page)), "name": "Điện thoại"}
    return send(client, page, given, status=status)


def answer(client: FlaskClient, page: Page, device: Device) -> Page:
    given = {"credential": device.answer(posed(page))}
    return send(client, page, given, form=passkey_form(page))
