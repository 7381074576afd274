"""The icon of a browser's tab: pages name it, a PDF cannot."""

import pytest
from flask.testing import FlaskClient

from tests.pages import open_page

ICO = b"\0\0\1\0"  # how the format begins


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_browsers_find_it_where_they_look_of_their_own(
    client: FlaskClient, method: str
) -> None:
    with client.open("/favicon.ico", method=method) as answer:
        assert answer.status_code == 200
        assert answer.mimetype.startswith("image/")
        assert "Set-Cookie" not in answer.headers
        assert answer.data[:4] == (ICO if method == "GET" else b"")


def test_pages_of_officials_name_it(client: FlaskClient) -> None:
    page = open_page(client, "/dang-nhap")
    [icon] = [link["href"] for link in page.all("link") if link["rel"] == "icon"]
    with client.get(icon) as answer:
        assert answer.data[:4] == ICO
