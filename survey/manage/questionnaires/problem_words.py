"""Flaws of a document in the words of the page, and where each is mended.

Whoever reads documents says them for people who write files by hand, with keys and
values. A kind that has no words of its own here is told as it is said to them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from flask_babel import gettext as _

from survey.documents import Flaw
from survey.manage.questionnaires.page_words import quoted
from survey.manage.questionnaires.problem_lacks import language_lacking
from survey.manage.questionnaires.problem_places import Spot, spot_of
from survey.manage.questionnaires.problem_sentences import sentences
from survey.words.languages import language_inside
from survey.words.questionnaires import item_kind_word


class Told(NamedTuple):
    """A problem, and which part of the questionnaire has it."""

    words: str
    spot: Spot
    lacks: str = ""  # the language that a text is missing in


def told(flaws: Iterable[Flaw]) -> list[Told]:
    """Return flaws in words, each once."""
    return list(dict.fromkeys(_told(flaw) for flaw in flaws))


def _told(flaw: Flaw) -> Told:
    spot, sentence = spot_of(flaw.place), sentences().get(flaw.kind)
    if spot is None:
        return Told(str(flaw), Spot())
    if sentence is None:
        return Told(flaw.words, spot)
    named = {key: _named(key, value, spot) for key, value in flaw.values.items()}
    lacks = language_lacking(flaw, spot)
    spot = Spot(item=named["item"]) if "item" in named else spot
    return Told(sentence % named, spot, lacks)


def _named(name: str, value: object, spot: Spot) -> str:
    """Return a value of a sentence as the page calls it."""
    text = str(value)
    if name == "language":
        return language_inside(text)
    if name == "was":
        return item_kind_word(text)
    if name == "key":
        return quoted(text) if spot.part == "phrases" else _key_word(text)
    return text


def _key_word(key: str) -> str:
    """Return what a key of the document is called, with its language if it has one."""
    name, _dot, spoken = key.partition(".")
    words: dict[str, str] = {
        "text": _("lời"),
        "name": _("tên mục"),
        "title": _("tên phiếu"),
        "levels": _("các mức trả lời"),
        "code": _("mã"),
        "option": _("lựa chọn"),
        "item": _("câu hỏi"),
        "section": _("mục"),
    }
    word = words.get(name, name)
    return f"{word} ({language_inside(spoken)})" if spoken else word
