"""From an empty database to a running round with posters, page after page.

Every page says where the next one is; nothing is typed but what an office knows.
"""

import re
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from tests.pages import Page, open_page, send
from tests.survey.cli.conftest import Hailong

pytestmark = pytest.mark.usefixtures("clock")
EMAIL, PASSWORD = "so.noi.vu@tinh.example", "sông núi nước Nam 1077"


def _let_in(client: FlaskClient, hailong: Hailong) -> None:
    """Make the first account, and choose its password by the one-time link."""
    told = hailong("user", "add", EMAIL)
    [link] = re.findall(r"https?://\S+", told)
    page = open_page(client, urlsplit(link).path)
    send(client, page, dict.fromkeys(_passwords(page), PASSWORD))
    given: dict[str, str | list[str]] = {"email": EMAIL, "password": PASSWORD}
    send(client, open_page(client, "/dang-nhap"), given)


def _passwords(page: Page) -> list[str]:
    """Return the fields that a password is typed into."""
    return [e["name"] for e in page.all("input") if e["type"] == "password"]


def _next(client: FlaskClient) -> str:
    """Return what the page of the steps says to do next."""
    steps = open_page(client, "/thiet-lap").all("li")
    found = [" ".join(e.text.split()) for e in steps if "Việc tiếp theo" in e.text]
    return found[0] if found else ""


def test_a_newcomer_gets_from_nothing_to_posters(
    client: FlaskClient, hailong: Hailong
) -> None:
    _let_in(client, hailong)
    assert _next(client).startswith("Đơn vị")
    unit: dict[str, str | list[str]] = {
        "code": "T",
        "name": "Tỉnh Minh Họa",
        "kind": "province",
        "valid_from": "2025-07-01",
    }
    send(client, open_page(client, "/cay-don-vi/moi"), unit)
    commune = unit | {"code": "T.X1", "name": "Xã Đông", "kind": "commune"}
    send(client, open_page(client, "/cay-don-vi/moi?parent=T"), commune)

    assert _next(client).startswith("Quầy")
    counters: dict[str, str | list[str]] = {"name": "Quầy số", "n": "5"}
    opened = open_page(client, "/quay/moi?unit=T.X1")
    done = send(client, opened, counters)
    codes = re.findall(r"/quay/([0-9A-Z]{7})", done.source)

    assert _next(client).startswith("Phương pháp và phiếu")
    asked: dict[str, str | list[str]] = {
        "method": "scounter",
        "code": "quay-2026",
        "title-vi": "Phiếu tại quầy",
        "title-en": "At the counter",
        "languages": ["vi", "en"],
    }
    draft = send(client, open_page(client, "/phieu/moi"), asked)
    send(client, open_page(client, draft.link("Ban hành")))

    assert _next(client).startswith("Đợt khảo sát")
    plan: dict[str, str | list[str]] = {
        "title": "Đợt quý I",
        "code": "2026-Q1",
        "starts_on": "2026-03-01",
        "ends_on": "2026-05-31",
        "root": "T",
        "channels": "qr",
        "populations": "counter-users",
    }
    page = open_page(client, "/dot-khao-sat/moi")
    plan["asks"] = re.findall(r'value="(q\d+)"', page.source)[0]
    send(client, page, plan)

    assert _next(client) == ""
    assert "đã sẵn sàng" in open_page(client, "/thiet-lap").text
    poster = client.get("/don-vi/T/poster.pdf")
    assert poster.data.startswith(b"%PDF")
    assert client.get(f"/q/{codes[0]}").status_code == 200
