"""Problems of a document in the words of the page, and where each is mended.

The reader of documents finds them, in English, for whoever writes files by hand. A
sentence that is not known here stands as it is, and is marked as English.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from flask_babel import gettext as _

from survey.i18n import language
from survey.manage.questionnaires.problem_places import Spot, spot_of
from survey.manage.questionnaires.problem_sentences import sentences
from survey.words.questionnaires import item_kind_word, language_word


class Told(NamedTuple):
    """A problem, and which part of the questionnaire has it."""

    words: str
    spot: Spot
    is_english: bool = False


def told(problems: Iterable[str]) -> list[Told]:
    """Return problems in words, each once."""
    return list(dict.fromkeys(_told(problem) for problem in problems))


def _told(problem: str) -> Told:
    spot, sentence = spot_of(problem)
    for pattern, words in sentences().items():
        if found := re.fullmatch(pattern, sentence, re.DOTALL):
            named = {key: _named(key, text) for key, text in found.groupdict().items()}
            spot = Spot(item=named["item"]) if "item" in named else spot
            return Told(words % named, spot)
    return Told(sentence if spot.words else problem, spot, is_english=True)


def _named(group: str, text: str) -> str:
    """Return a part of a sentence as the page calls it."""
    if group == "language":
        return _in_a_sentence(text)
    if group == "kind":
        return item_kind_word(text)
    return _key_word(text) if group == "key" else text


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
