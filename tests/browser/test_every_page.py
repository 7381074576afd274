"""Every page an official can come to: each link leads somewhere, each page is fit."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, StorageState
from werkzeug.routing import Map, MapAdapter

from survey.config import read_settings
from survey.site import create_app
from tests.browser.audit import DESKTOP, PHONE, audit
from tests.browser.site import Site
from tests.browser.windows import window

LINK = re.compile(r'<(?:a|link|img|use|iframe)\b[^>]*?\b(?:href|src)="([^"#]+)')
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
# Pages that no link of an administrator's leads to: ways in for those who are out,
# steps that follow a form, and what belongs to others.
UNLINKED = {
    "accounts.choose",
    "accounts.confirm",
    "accounts.forgotten",
    "accounts.open_link",
    "accounts.recovery_codes",
    "accounts.recovery_step",
    "accounts.second_step",
    "accounts.sign_in",
    "accounts.language",
    "accounts.new_passkey",  # where there is a name and https
    # What programs ask for by token; the account leads to the document of it.
    *(f"api.{part}" for part in ("start", "units", "unit", "rounds", "round_")),
    *(
        f"api.{part}"
        for part in ("releases", "release", "figures", "changes", "groups")
    ),
    "api.group_factors",
    "improvements.edit",  # of a unit that has some, which the walk need not meet
    "kiosk.file_of_page",  # of a tablet, as it fetches scripts
    "kiosk.worker",  # of a paired tablet
    "kiosks.confirm_revoking",  # of a counter with one, which the walk need not meet
    "helping.questionnaire",  # by a pass
    "helping.thanks",
    "slips.questionnaire",  # by a code
    # Steps that follow a file; its tests walk through them.
    *(f"past.{part}" for part in ("explain", "checked", "withdraw")),
    "past.take_back_counts",  # of a round that has some
    "oversight.audit",  # who decides does not also watch
    "oversight.audit_file",
    "oversight.task",
    "oversight.task_file",
    "units.checked",
    # Of a workbook that was signed, which the walk need not meet.
    *(f"submission.{part}" for part in ("edition", "reopened")),
    # Of one that is being appraised, or was.
    *(
        f"submission.{part}"
        for part in (
            *("answer_question", "appraisal", "appraise", "appraise_again"),
            *("ask_unit", "conclusion", "finished", "question", "ranking_file"),
        )
    ),
    "comments.mask",  # of a comment that was held back
    "counters.import_preview",
    "counters.reopen_counter_page",
    "counters.unit_posters",  # few counters; more are printed by the worker
    "rates.unit_counts",  # the invented counts are released
    # Of a batch that is keyed twice just now; its journey walks through them.
    *(f"keying.{part}" for part in ("again", "again_next", "compare", "checked")),
    "keying.printed",  # what a form asks for, not a link
    # Of a draft; the journey of the builder walks through them.
    *(
        f"questionnaires.{part}"
        for part in (
            *("drop", "general", "item", "languages", "levels", "new_item"),
            *("new_section", "phrases", "publish", "ready", "rule", "section"),
            "texts",
        )
    ),
}
MOST_OF_A_KIND = 6  # of those whose pages are drawn alike


class Found(NamedTuple):
    """An address that a link leads to, and what came back."""

    address: str
    status: int
    is_page: bool


@pytest.fixture(scope="module")
def found(
    chromium: Browser, site: Site, signed_in: StorageState
) -> Iterator[dict[str, list[Found]]]:
    """What links lead to, from the front page on, by kind: the view that answers."""
    addresses = _rules(site).bind("127.0.0.1")
    with window(chromium, site.address, width=DESKTOP, storage_state=signed_in) as page:
        kinds: dict[str, list[Found]] = {}
        for one in _walk(page, "/", addresses):
            kinds.setdefault(_kind(one.address, addresses), []).append(one)
        yield kinds


def _rules(site: Site) -> Map:
    settings = read_settings(
        secret_key="x" * 64,
        database_url=site.engine.url.render_as_string(hide_password=False),
    )
    return create_app(settings).url_map


def test_every_link_leads_somewhere(found: dict[str, list[Found]]) -> None:
    every = [one for kind in found.values() for one in kind]
    assert {one.address: one.status for one in every if one.status != 200} == {}


def test_every_page_is_led_to(site: Site, found: dict[str, list[Found]]) -> None:
    rules = _rules(site).iter_rules()
    pages = {rule.endpoint for rule in rules if "GET" in (rule.methods or ())}
    mine = {name for name in pages if not name.startswith(("respond.", "present."))}
    lacking = sorted(mine - set(found) - UNLINKED)
    assert not lacking, ", ".join(lacking)


def test_a_page_of_every_kind_is_fit(
    chromium: Browser,
    site: Site,
    signed_in: StorageState,
    found: dict[str, list[Found]],
) -> None:
    pages = {k: ones[0].address for k, ones in found.items() if ones[0].is_page}
    wide = []
    with window(chromium, site.address, width=DESKTOP, storage_state=signed_in) as page:
        for kind, address in sorted(pages.items()):
            if kind.startswith("respond."):
                continue  # looked at with every width and language elsewhere
            page.goto(address)
            audit(page, "kind-" + re.sub(r"[^a-z0-9]", "-", kind))
            page.set_viewport_size({"width": PHONE, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(address)
            page.set_viewport_size({"width": DESKTOP, "height": 800})
    assert wide == []


def _walk(page: Page, start: str, addresses: MapAdapter) -> Iterator[Found]:
    """Follow links from page to page; give each address with what came back."""
    waiting, known, n_of = [start], {start}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        kind = _kind(address, addresses)
        n_of[kind] += 1
        if n_of[kind] > MOST_OF_A_KIND:
            continue
        answer = page.request.get(address)
        is_page = "text/html" in answer.headers.get("content-type", "")
        yield Found(address, answer.status, is_page)
        if is_page:
            new = set(_links(address, answer.text())) - known
            known |= new
            waiting += sorted(new)


def _links(address: str, source: str) -> Iterator[str]:
    for link in LINK.findall(source):
        split = urlsplit(urljoin(address, unescape(link)))
        is_ours = split.hostname in {None, "127.0.0.1", "localhost"}
        is_web = split.scheme in {"", "http"}
        if is_ours and is_web and not split.path.startswith(LANGUAGE):
            yield split._replace(scheme="", netloc="", fragment="").geturl()


def _kind(address: str, addresses: MapAdapter) -> str:
    """Return the view that answers an address."""
    endpoint: str = addresses.match(urlsplit(address).path, method="GET")[0]
    return endpoint


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
