"""Flaws of a document in the words of the page, and where each is mended.

Whoever reads documents says them for people who write files by hand, with keys and
values. A kind that has no words of its own here is told as it is said to them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from flask_babel import gettext as _

from survey.documents import Flaw
from survey.i18n import language
from survey.manage.questionnaires.problem_places import Spot, spot_of
from survey.manage.questionnaires.problem_sentences import sentences
from survey.words.questionnaires import item_kind_word, language_word


class Told(NamedTuple):
    """A problem, and which part of the questionnaire has it."""

    words: str
    spot: Spot


def told(flaws: Iterable[Flaw]) -> list[Told]:
    """Return flaws in words, each once."""
    return list(dict.fromkeys(_told(flaw) for flaw in flaws))


def _told(flaw: Flaw) -> Told:
    spot, sentence = spot_of(flaw.place), sentences().get(flaw.kind)
    if spot is None:
        return Told(str(flaw), Spot())
    if sentence is None:
        return Told(flaw.words, spot)
    named = {key: _named(key, value) for key, value in flaw.values.items()}
    return Told(sentence % named, Spot(item=named["item"]) if "item" in named else spot)


def _named(name: str, value: object) -> str:
    """Return a value of a sentence as the page calls it."""
    text = str(value)
    if name == "language":
        return _in_a_sentence(text)
    if name == "was":
        return item_kind_word(text)
    return _key_word(text) if name == "key" else text


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
    return f"{word} ({_in_a_sentence(spoken)})" if spoken else word


def _in_a_sentence(code: str) -> str:
    """Return the name of a language with a small letter, as Vietnamese writes it."""
    name = language_word(code)
    return f"{name[:1].lower()}{name[1:]}" if language() == "vi" else name
