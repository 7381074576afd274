"""Where in a document a flaw was found: the codes its place is made of."""

import re
from dataclasses import dataclass

from flask_babel import gettext as _

from survey.documents import LANGUAGE
from survey.words.languages import language_word

CODED = re.compile(r'(section|item|option) ("[^"]*"|\d+)')
PLAIN = {"phrases", "comment", "ask_if"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a questionnaire; what is empty does not narrow it down."""

    section: str = ""
    item: str = ""
    option: str = ""
    part: str = ""  # phrases, comment
    language: str = ""  # of phrases

    @property
    def words(self) -> str:
        """Return how the part is called; empty for the questionnaire as a whole."""
        if self.item and self.option:
            return str(_("Câu %(c)s, lựa chọn %(o)s", c=self.item, o=self.option))
        if self.item:
            return str(_("Câu %(code)s", code=self.item))
        if self.section:
            return str(_("Mục %(code)s", code=self.section))
        if self.part == "phrases":
            name = language_word(self.language)
            return str(_("Lời trên trang, %(language)s", language=name))
        return str(_("Câu hỏi mở")) if self.part == "comment" else ""


def spot_of(place: str) -> Spot | None:
    """Return the part of a questionnaire that a place is; None if it is none."""
    named: dict[str, str] = {}
    for word in place.split(", ") if place else ():
        if coded := CODED.fullmatch(word):
            named[coded[1]] = coded[2].strip('"')
        elif word in PLAIN:
            named["part"] = word
        elif named.get("part") == "phrases" and LANGUAGE.fullmatch(word):
            named["language"] = word
        else:
            return None
    return Spot(**named)
