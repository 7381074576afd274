"""The items of a draft: found, added, changed, moved, taken out."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from flask_babel import gettext as _

from survey.errors import Problem
from survey.manage.operations.questionnaire_drafts.kept import Document
from survey.manage.operations.questionnaire_drafts.sections import section_of
from survey.methods import Kind
from survey.methods.method import Method
from survey.methods.ready_items import ready_languages, ready_sections


def items_of(document: Mapping[str, Any]) -> Iterator[Document]:
    """Yield the items in the order they are asked in."""
    for section in document["section"]:
        yield from section["item"]


def item_of(document: Mapping[str, Any], code: str) -> Document:
    """Return the item of a code, or raise a `Problem` (404)."""
    for item in items_of(document):
        if item["code"] == code:
            return item
    message = _("Phiếu không có câu nào mang mã “%(code)s”.", code=code[:16])
    raise Problem(message, status=404)


def home_of(document: Mapping[str, Any], code: str) -> Document:
    """Return the section that an item stands in."""
    item = item_of(document, code)
    return next(s for s in document["section"] if item in s["item"])


def earlier_items(document: Mapping[str, Any], code: str) -> list[Document]:
    """Return the items that stand before one: its rule may name one of them."""
    item_of(document, code)  # said if there is none
    codes = [item["code"] for item in items_of(document)]
    return list(items_of(document))[: codes.index(code)]


def add_item(document: Document, section_code: str, item: Mapping[str, Any]) -> None:
    """Add an item at the end of a section."""
    section_of(document, section_code)["item"].append(dict(item))


def change_item(
    document: Document, code: str, values: Mapping[str, Any], *, section: str
) -> None:
    """Change an item, and let it stand at the end of another section if need be."""
    item = item_of(document, code)
    item.update(values)
    home = home_of(document, code)
    if home["code"] != section:
        home["item"].remove(item)
        section_of(document, section)["item"].append(item)


def set_rule(
    document: Document, code: str, *, above: str = "", codes: Collection[str] = ()
) -> None:
    """Ask an item only of those who chose some options before; else of everybody."""
    item = item_of(document, code)
    item.pop("ask_if", None)
    if above:
        item["ask_if"] = {"item": above, "is": list(codes)}


def move_item(document: Document, code: str, *, by: int) -> bool:
    """Move an item up or down in its section; return whether it could be."""
    item = item_of(document, code)
    return move(home_of(document, code)["item"], item, by=by)


def move(rows: list[Document], row: Document, *, by: int) -> bool:
    """Move a row among its neighbours; return whether there was room."""
    place = rows.index(row) + by
    if not 0 <= place < len(rows):
        return False
    rows.remove(row)
    rows.insert(place, row)
    return True


def remove_item(document: Document, code: str) -> None:
    """Take an item out; a section that held nothing else goes with it."""
    home = home_of(document, code)
    home["item"].remove(item_of(document, code))
    if not home["item"]:
        document["section"].remove(home)


def add_ready(document: Document, codes: Collection[str]) -> list[str]:
    """Add ready items that are not there yet, in their own sections; return which.

    A language that ready items are not written in is left to be filled in.
    """
    known = {item["code"].casefold() for item in items_of(document)}
    languages = [code for code in document["languages"] if code in ready_languages()]
    added = []
    for ready in ready_sections(languages):
        new = [
            item
            for item in ready["item"]
            if item["code"] in codes and item["code"].casefold() not in known
        ]
        if new:
            _section_for(document, ready)["item"].extend(new)
            added += [item["code"] for item in new]
    return added


def add_criteria(document: Document, method: Method) -> list[str]:
    """Add the criteria that are not asked yet, by factor; return which."""
    asked = {item["code"] for item in items_of(document)}
    languages = document["languages"]
    added = []
    for factor in method.factors:
        new = [
            {
                "kind": Kind.CRITERION.value,
                "code": criterion.code,
                "text": _known(criterion.text, languages),
            }
            for criterion in factor.criteria
            if criterion.code not in asked
        ]
        if new:
            name = _known(factor.name, languages)
            _section_for(document, {"code": factor.code, "name": name})["item"].extend(
                new
            )
            added += [str(item["code"]) for item in new]
    return added


def _section_for(document: Document, like: Mapping[str, Any]) -> Document:
    """Return the section with a code, put at the end if it is not there."""
    for section in document["section"]:
        if section["code"].casefold() == like["code"].casefold():
            found: Document = section
            return found
    new: Document = {"code": like["code"], "name": dict(like["name"]), "item": []}
    document["section"].append(new)
    return new


def _known(texts: Mapping[str, str], languages: Collection[str]) -> dict[str, str]:
    return {code: texts[code] for code in languages if code in texts}
