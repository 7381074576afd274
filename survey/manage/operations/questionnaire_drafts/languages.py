"""The texts of a draft by language: which there are, which are missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple

from flask_babel import gettext as _

from survey.documents.prose import Prose
from survey.errors import Problem
from survey.languages import OWN_NAMES, own_name_of, read_languages
from survey.languages.phrases import KEYS, OWN_NAME
from survey.manage.operations.questionnaire_drafts.kept import Document
from survey.methods.method import Method
from survey.methods.parse import LABEL, QUESTION
from survey.methods.ready_items import ready_languages, ready_sections

TITLE, SECTION, ITEM, COMMENT = "title", "section", "item", "comment"


class Slot(NamedTuple):
    """A text of the document that every language must have."""

    part: str  # title, section, item, comment
    code: str  # of the section or the item
    option: str  # of an item; empty for the question itself
    prose: Prose
    texts: dict[str, str]  # the document's own: a change here is one there


def slots(document: Mapping[str, Any]) -> Iterator[Slot]:
    """Yield the texts in the order they are read in."""
    yield Slot(TITLE, "", "", LABEL, document["title"])
    for section in document["section"]:
        yield Slot(SECTION, section["code"], "", LABEL, section["name"])
        for item in section["item"]:
            yield Slot(ITEM, item["code"], "", QUESTION, item["text"])
            for option in item.get("option", ()):
                place = (item["code"], option["code"])
                yield Slot(ITEM, *place, LABEL, option["text"])
    if "comment" in document:
        yield Slot(COMMENT, "", "", LABEL, document["comment"]["text"])


def n_missing(document: Mapping[str, Any], language: str) -> int:
    """Return how many texts a language lacks that nothing else can stand in for."""
    texts = sum(1 for slot in slots(document) if not slot.texts.get(language))
    levels = 0 if has_levels(document, language) else 1
    name = 0 if phrases_of(document, language)[OWN_NAME] else 1
    return texts + levels + name


def has_levels(document: Mapping[str, Any], language: str) -> bool:
    """Return whether the levels have their words in a language."""
    words = document["levels"].get(language, [])
    return len(words) == document["scale"] and all(words)


def n_lent(document: Mapping[str, Any], language: str) -> int:
    """Return how many phrases of the page a language borrows from Vietnamese."""
    known = phrases_of(document, language)
    return sum(1 for key in KEYS if not known[key] and key != OWN_NAME)


def phrases_of(document: Mapping[str, Any], language: str) -> dict[str, str]:
    """Return the phrases a page would have; today's where the document has none."""
    frozen = document["phrases"].get(language, {})
    today = _phrases(language)
    return {key: frozen.get(key) or today.get(key, "") for key in KEYS}


def add_language(
    document: Document, language: str, method: Method, *, own_name: str = ""
) -> None:
    """Add a language, with the texts that the method and ready items have in it."""
    if language in document["languages"]:
        raise Problem(_("Phiếu đã có ngôn ngữ này."), status=409)
    document["languages"].append(language)
    known = _known_texts(method, language)
    for slot in slots(document):
        place = (slot.part, slot.code, slot.option)
        if place in known and not slot.texts.get(language):
            slot.texts[language] = known[place]
    if language in method.levels:
        document["levels"][language] = list(method.levels[language])
    phrases = _phrases(language)
    name = own_name or phrases.get(OWN_NAME) or own_name_of(language)
    document["phrases"][language] = {**phrases, **({OWN_NAME: name} if name else {})}


def remove_language(document: Document, language: str) -> None:
    """Take a language out with all its texts."""
    if document["languages"] == [language]:
        message = _("Phiếu phải còn ít nhất một ngôn ngữ.")
        raise Problem(message, status=409)
    require_language(document, language)
    document["languages"].remove(language)
    for slot in slots(document):
        slot.texts.pop(language, None)
    for key in ("levels", "phrases"):
        document[key].pop(language, None)


def require_language(document: Mapping[str, Any], language: str) -> None:
    """Refuse (404) a language that a draft does not have."""
    if language not in document["languages"]:
        message = _("Phiếu không có ngôn ngữ “%(code)s”.", code=language[:16])
        raise Problem(message, status=404)


def set_texts(document: Document, language: str, texts: Sequence[str]) -> None:
    """Write the texts of a language, one a slot in their order; none where empty."""
    for slot, text in zip(list(slots(document)), texts, strict=True):
        slot.texts.pop(language, None)
        if text:
            slot.texts[language] = text


def _phrases(language: str) -> dict[str, str]:
    found = read_languages().get(language)
    if found is not None:
        return asdict(found)
    return {OWN_NAME: OWN_NAMES[language]} if language in OWN_NAMES else {}


def _known_texts(method: Method, language: str) -> dict[tuple[str, str, str], str]:
    """Return what is written in a language already, by the slot it belongs to."""
    known: dict[tuple[str, str, str], str] = {}
    for factor in method.factors:
        if language in factor.name:
            known[SECTION, factor.code, ""] = factor.name[language]
        for criterion in factor.criteria:
            if language in criterion.text:
                known[ITEM, criterion.code, ""] = criterion.text[language]
    ready = ready_sections([language]) if language in ready_languages() else []
    for slot in slots({"title": {}, "section": ready}):
        if slot.part != TITLE:
            known[slot.part, slot.code, slot.option] = slot.texts[language]
    return known
