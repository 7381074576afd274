"""Pages are light on the way, where their size tells nothing to others."""

import gzip

import pytest
from flask.testing import FlaskClient

from survey.compression import may_be_compressed

pytestmark = pytest.mark.usefixtures("clock")
TAKES = {"Accept-Encoding": "gzip"}


def test_public_pages_are_compressed_and_known_again(client: FlaskClient) -> None:
    plain, pressed = client.get("/cong-khai"), client.get("/cong-khai", headers=TAKES)
    assert pressed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(pressed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert plain.headers["Vary"] == pressed.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] != pressed.headers["ETag"]
    for answer, takes in ((plain, {}), (pressed, TAKES)):
        mark = {"If-None-Match": answer.headers["ETag"]}
        assert client.get("/cong-khai", headers=takes | mark).status_code == 304


@pytest.mark.parametrize(
    ("address", "site", "is_pressed"),
    [
        ("/", "same-origin", True),
        ("/", "none", True),
        ("/", "cross-site", False),
        ("/", "same-site", False),
        ("/", "", False),
        ("/q/aB3", "none", False),
    ],
)
def test_what_one_signs_in_to_is_compressed_for_the_site_itself_alone(
    client: FlaskClient, address: str, site: str, is_pressed: bool
) -> None:
    """Citizens get small pages: they go out as they are."""
    headers = {"Sec-Fetch-Site": site}
    with client.application.test_request_context(address, headers=headers):
        assert may_be_compressed() is is_pressed


def test_an_officials_page_is_compressed(official: FlaskClient) -> None:
    answer = official.get("/tai-khoan", headers=TAKES | {"Sec-Fetch-Site": "none"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Cache-Control"] == "no-store"
    foreign = official.get("/tai-khoan", headers=TAKES)
    assert "Content-Encoding" not in foreign.headers


def test_the_stylesheet_goes_out_compressed(client: FlaskClient) -> None:
    address = "/static/vendor/tabler/tabler.min.css"
    with client.get(address, headers=TAKES) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
