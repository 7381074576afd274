"""Walk the site as a browser without scripts: open a page, fill its form, send it.

Every page that passes through here is checked on the way, so any test of a page
is also a test of its title, language, headings and sources.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from survey.documents import LANGUAGE
from tests.markup import Element, Form, forms_of, read

OURS = re.compile(r"vi|en")
CITIZENS = "/q/"  # in any language that a questionnaire has
LEFT_OVER = re.compile(r"%\(\w+\)|\{\{|\}\}|\{%|\bUndefined\b|\bNone\b")
ELSEWHERE = re.compile(r"^(https?:)?//")
SOURCES = {"src", "srcset", "data", "poster"}
REFERRING = {"a", "use", "image"}  # an address that is followed, not fetched


@dataclass(frozen=True)
class Page:
    """What came back, and from where."""

    address: str
    status: int
    source: str

    @cached_property
    def elements(self) -> list[Element]:
        return read(self.source)

    @property
    def forms(self) -> list[Form]:
        return forms_of(self.elements)

    @property
    def text(self) -> str:
        """What can be read in the page's body, white space made single."""
        [body] = self.all("body")
        return " ".join(body.text.split())

    @property
    def title(self) -> str:
        [title] = [e for e in self.all("title") if not _is_drawn(e)]
        return title.text.strip()

    @property
    def heading(self) -> str:
        [heading] = self.all("h1")
        return " ".join(heading.text.split())

    def all(self, tag: str) -> list[Element]:
        """Return every element of a kind."""
        return [element for element in self.elements if element.tag == tag]

    def link(self, words: str) -> str:
        """Return where the link with these words leads."""
        [found] = {a["href"] for a in self.all("a") if words in a.text}
        return urljoin(self.address, found)


def open_page(client: FlaskClient, address: str, *, status: int = 200) -> Page:
    """Open a page and check it."""
    return _checked(client.get(address, follow_redirects=True), status)


def send(
    client: FlaskClient,
    page: Page,
    answers: dict[str, str | list[str]] | None = None,
    *,
    form: int = -1,
    status: int = 200,
) -> Page:
    """Fill in a form of the page (by default its last), send it, follow, check."""
    chosen = page.forms[form]
    unknown = set(answers or {}) - chosen.names
    assert not unknown, f"{page.address} has no fields {sorted(unknown)}"
    filled = MultiDict(chosen.filled)
    for name, value in (answers or {}).items():
        filled.setlist(name, value if isinstance(value, list) else [value])
    place = urljoin(page.address, chosen.action) if chosen.action else page.address
    given = {"data" if chosen.method == "POST" else "query_string": filled}
    answer = client.open(place, method=chosen.method, follow_redirects=True, **given)
    return _checked(answer, status)


def _checked(answer: TestResponse, status: int) -> Page:
    address = answer.request.full_path.rstrip("?")
    assert answer.status_code == status, f"{address}: {answer.status}\n{answer.text}"
    assert answer.mimetype == "text/html"
    page = Page(address, answer.status_code, answer.text)
    assert faults(page) == []
    return page


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page that is wrong on any page."""
    found = _outline(page) + [f for element in page.elements for f in _element(element)]
    ids = Counter(e["id"] for e in page.elements if e["id"])
    found += [f"id {name} stands {n} times" for name, n in ids.items() if n > 1]
    visible = page.title + " " + page.text
    return found + [f"left over: {m.group()}" for m in LEFT_OVER.finditer(visible)]


def _outline(page: Page) -> list[str]:
    found = []
    if not page.source.lstrip().lower().startswith("<!doctype html>"):
        found.append("no doctype")
    spoken = LANGUAGE if page.address.startswith(CITIZENS) else OURS
    if [bool(spoken.fullmatch(e["lang"])) for e in page.all("html")] != [True]:
        found.append("no language")
    if not page.title.split("–")[0].strip():
        found.append("no title")
    if len(page.all("h1")) != 1 or not page.heading:
        found.append("not one heading of the first level")
    if len(page.all("main")) != 1:
        found.append("not one main part")
    return found


def _element(element: Element) -> list[str]:
    found = []
    for name, value in element.attributes.items():
        fetched = name in SOURCES or (name == "href" and element.tag not in REFERRING)
        if fetched and ELSEWHERE.match(value):
            found.append(f"<{element.tag}> fetches {value}")
        if name == "style" or name.startswith("on"):
            found.append(f"<{element.tag}> has an inline {name}")
    if element.tag == "img" and "alt" not in element.attributes:
        found.append(f"<img> {element['src']} has no alt")
    if element.tag == "script" and element.text.strip() and not element["type"]:
        found.append("inline script")
    if element.tag == "form" and ELSEWHERE.match(element["action"]):
        found.append(f"<form> sends to {element['action']}")
    return found


def _is_drawn(element: Element) -> bool:
    return any(parent.tag == "svg" for parent in element.parents)
