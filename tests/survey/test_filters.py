"""Scripts that filter: on pages of officials alone, under the same policy."""

import json

import pytest
from flask.testing import FlaskClient

from survey.headers import policy
from tests.pages import Page, open_page

pytestmark = pytest.mark.usefixtures("clock")
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def test_nothing_is_kept_run_or_fetched_from_elsewhere(official: FlaskClient) -> None:
    page = open_page(official, "/cay-don-vi")
    [said] = [e["content"] for e in page.all("meta") if e["name"] == "htmx-config"]
    told = json.loads(said)
    off = ("historyCacheSize", "allowEval", "allowScriptTags", "includeIndicatorStyles")
    assert [name for name in off if told[name]] == []
    assert told["refreshOnHistoryMiss"]
    assert told["selfRequestsOnly"]
    assert len(_scripts(page)) == 2
    headers = official.get("/cay-don-vi").headers
    assert headers["Content-Security-Policy"] == policy() == STRICT
    assert "HX-Request" not in headers.get("Vary", "")


@pytest.mark.parametrize("address", ["/dang-nhap", "/cong-khai"])
def test_pages_without_filters_load_no_htmx(client: FlaskClient, address: str) -> None:
    assert not any("htmx" in one for one in _scripts(open_page(client, address)))


def test_citizens_pages_load_no_scripts(client: FlaskClient) -> None:
    assert _scripts(open_page(client, "/q/khong-co", status=404)) == []


def _scripts(page: Page) -> list[str]:
    return [e["src"] for e in page.all("script")]
