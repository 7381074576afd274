"""Files of totals, as somebody hands them in."""

from io import BytesIO

from flask.testing import FlaskClient

from tests.pages import Page, open_page


def hand_in(
    official: FlaskClient, address: str, data: bytes, *, status: int = 200
) -> Page:
    """Send a file to the page that takes one."""
    page = open_page(official, f"{address}/nhap")
    token = dict(page.forms[-1].filled)["csrf_token"]
    sent = {"csrf_token": token, "file": (BytesIO(data), "tep.csv")}
    answer = official.post(f"{address}/nhap", data=sent)
    assert answer.status_code == status, answer.text
    return Page(f"{address}/nhap", answer.status_code, answer.text)


def lines(*rows: str, heading: str = "unit,service,total") -> bytes:
    return "\n".join((heading, *rows)).encode()
