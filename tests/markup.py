"""Pages as the tests see them: elements with their text, forms with their fields."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"}
TICKED = {"radio", "checkbox"}
UNREAD = {"script", "style"}
UNSENT = {"submit", "button", "reset", "image", "file"}


@dataclass
class Element:
    """A tag with its attributes, the text inside, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    parents: list["Element"]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    def is_inside(self, other: "Element") -> bool:
        """Return whether this element is somewhere within another."""
        return any(parent is other for parent in self.parents)


@dataclass
class Form:
    """A form: where it goes, what a browser would send, what it could send."""

    action: str
    method: str
    filled: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, list(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for position in reversed(range(len(self._open))):
            if self._open[position].tag == tag:
                del self._open[position:]
                return

    def handle_data(self, data: str) -> None:
        is_read = bool(self._open) and self._open[-1].tag not in UNREAD
        for element in self._open if is_read else self._open[-1:]:
            element.text += data


def read(source: str) -> list[Element]:
    """Return the elements of a page in their order."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    return reader.elements


def forms_of(elements: list[Element]) -> list[Form]:
    """Return the forms of a page, each filled in as the page came."""
    return [_form(e, elements) for e in elements if e.tag == "form"]


def _form(form: Element, elements: list[Element]) -> Form:
    read = Form(form["action"], (form["method"] or "get").upper())
    for element in elements:
        if element["name"] and element.is_inside(form):
            read.names.add(element["name"])
            read.filled += [(element["name"], value) for value in _sent(element)]
            if element.tag == "select":
                options = [e for e in elements if e.is_inside(element)]
                read.filled += [(element["name"], v) for v in _chosen(options)]
    return read


def _sent(element: Element) -> list[str]:
    if "disabled" in element.attributes:
        return []
    if element.tag == "textarea":
        return [element.text.removeprefix("\n")]
    if element.tag != "input" or element["type"] in UNSENT:
        return []
    if element["type"] in TICKED:
        ticked = "checked" in element.attributes
        return [element.attributes.get("value", "on")] if ticked else []
    return [element["value"]]


def _chosen(options: list[Element]) -> list[str]:
    chosen = [o for o in options if "selected" in o.attributes] or options[:1]
    return [o.attributes.get("value", o.text) for o in chosen if o.tag == "option"]
