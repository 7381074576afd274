"""Every page an official can come to: each link leads somewhere, each page is fit."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.audit import DESKTOP, audit
from tests.browser.windows import window

LINK = re.compile(r'<(?:a|link|img|use)\b[^>]*?\b(?:href|src)="([^"#]+)')
# What is different in each address of a kind.
NAMED = re.compile(r"(?<=/)(TK[-\w]*|[0-9A-Z]{7}|\d{4}-\d{2}/\d+)(?=/|$)")
LANGUAGE = "/ngon-ngu/"  # would change the pages that follow

PAGES = {
    "home": "/",
    "unit-province": "/don-vi/TK",
    "unit-commune": "/don-vi/TK-P01",
    "unit-merged": "/don-vi/TK-X13",
    "unit-closed": "/don-vi/TK-X11",
    "unit-tiny": "/don-vi/TK-SDTTG",
    "collection": "/thu-thap",
    "counters": "/quay",
    "releases": "/ket-qua",
}
# From which page a link leads to how its figures were computed.
METHODS = {
    "method-province": "/",
    "method-commune": "/don-vi/TK-P01",
    "method-tiny": "/don-vi/TK-SDTTG",
}
KINDS = {
    "/",
    "/don-vi/*",
    "/don-vi/*/poster.pdf",
    "/ket-qua",
    "/ket-qua/*/changes.csv",
    "/ket-qua/*/drivers.csv",
    "/ket-qua/*/figures.csv",
    "/ket-qua/*/figures.xlsx",
    "/ket-qua/*/weeks.csv",
    "/phuong-phap/*",
    "/q/*",
    "/quay",
    "/quay/*",
    "/quay/*/poster.pdf",
    "/quay/*/poster.png",
    "/quay/*/qr.png",
    "/quay/*/qr.svg",
    "/static",
    "/thu-thap",
    "/tong-quan/*",
}
MOST_OF_A_KIND = 8  # of those whose pages are drawn alike


def test_every_link_leads_somewhere(
    chromium: Browser, live: str, signed_in: StorageState
) -> None:
    with window(chromium, live, width=DESKTOP, storage_state=signed_in) as page:
        found = dict(_walk(page, "/"))
    assert {a: status for a, status in found.items() if status != 200} == {}
    # A new kind of page is added here, and to the pages looked at below.
    assert {_kind(address) for address in found} == KINDS


def _walk(page: Page, start: str) -> Iterator[tuple[str, int]]:
    """Follow links from page to page; give each address with its status."""
    waiting, known, n_of = [start], {start}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        n_of[_kind(address)] += 1
        if n_of[_kind(address)] > MOST_OF_A_KIND:
            continue
        answer = page.request.get(address)
        yield address, answer.status
        if "text/html" in answer.headers["content-type"]:
            new = set(_links(address, answer.text())) - known
            known |= new
            waiting += sorted(new)


def _links(address: str, source: str) -> Iterator[str]:
    for link in LINK.findall(source):
        split = urlsplit(urljoin(address, unescape(link)))
        is_ours = split.hostname in {None, "127.0.0.1"} and split.scheme != "data"
        if is_ours and not split.path.startswith(LANGUAGE):
            yield split._replace(scheme="", netloc="", fragment="").geturl()


def _kind(address: str) -> str:
    path = NAMED.sub("*", urlsplit(address).path)
    return "/static" if path.startswith("/static/") else path


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_fit(desk: Page, name: str) -> None:
    for language in ("en", "vi"):
        shown = desk.goto(f"{PAGES[name]}?lang={language}")
        assert shown
        assert shown.status == 200
        audit(desk, f"every-{name}-{language}")


@pytest.mark.parametrize("name", METHODS)
def test_every_page_of_the_method_is_fit(desk: Page, name: str) -> None:
    desk.goto(METHODS[name])
    desk.get_by_role("link", name="Cách tính từng số liệu").click()
    for language in ("en", "vi"):
        desk.goto(_in_language(desk.url, language))
        audit(desk, f"every-{name}-{language}")


def _in_language(address: str, language: str) -> str:
    split = urlsplit(address)
    unit = parse_qs(split.query).get("unit", [""])[0]
    return f"{split.path}?{urlencode({'unit': unit, 'lang': language})}"
