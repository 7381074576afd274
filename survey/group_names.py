"""What groups of sheets and options to choose are called, as the round asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.documents import Texts
from survey.i18n import language, named
from survey.methods.form import Item
from survey.methods.stored import stored_form
from survey.models import ANSWER, Channel, Dimension, Evidence, Population, Round
from survey.services import ServiceNames, service_names
from survey.words import channel_word, evidence_word, population_word


@dataclass(frozen=True, slots=True)
class GroupNames:
    """Names by code, in the language of the page."""

    items: Mapping[str, Item]  # of the round's questionnaire
    services: ServiceNames

    @classmethod
    def of(cls, session: Session, round_: Round) -> Self:
        """Return the names in a round."""
        items = {}
        if round_.questionnaire is not None:
            form = stored_form(round_.questionnaire)
            items = {item.code: item for item in form.items}
        return cls(items, service_names(session))

    def dimension(self, code: str) -> str:
        """Return by what sheets are grouped."""
        if code == Dimension.SERVICE:
            return str(_("Lĩnh vực"))
        if code == Dimension.CHANNEL:
            return str(_("Kênh thu phiếu"))
        if code == Dimension.POPULATION:
            return str(_("Đối tượng trả lời"))
        if code == Dimension.EVIDENCE:
            return str(_("Bằng chứng của phiếu"))
        return self.item(code.removeprefix(ANSWER))

    def group(self, dimension: str, code: str) -> str:
        """Return what a group is called."""
        if dimension == Dimension.SERVICE:
            return named(self.services[code]) if code else str(_("Không rõ lĩnh vực"))
        if dimension == Dimension.CHANNEL:
            return _begun(channel_word(Channel(code)))
        if dimension == Dimension.POPULATION:
            return _begun(population_word(Population(code)))
        if dimension == Dimension.EVIDENCE:
            return _begun(evidence_word(Evidence(code)))
        return self.option(dimension.removeprefix(ANSWER), code)

    def item(self, code: str) -> str:
        """Return what was asked."""
        return _in_language(self.items[code].text) if code in self.items else code

    def option(self, item: str, code: str) -> str:
        """Return what could be answered; no code is no answer."""
        if not code:
            return str(_("Không trả lời"))
        options = self.items[item].options if item in self.items else ()
        found = next((one.text for one in options if one.code == code), None)
        return _in_language(found) if found else code

    def place(self, dimension: str, code: str) -> tuple[int | str, ...]:
        """Return where a group stands: as asked, no answer last."""
        if dimension == Dimension.EVIDENCE:  # the strongest first
            strength = list(Evidence).index(Evidence(code))
            return (list(Dimension).index(Dimension.EVIDENCE), strength)
        if not dimension.startswith(ANSWER):
            return (list(Dimension).index(Dimension(dimension)), not code, code)
        item = dimension.removeprefix(ANSWER)
        return (
            len(Dimension) + self._item_place(item),
            *self._option_place(item, code),
        )

    def choice_place(self, item: str, option: str) -> tuple[int | str, ...]:
        """Return where an option stands, as asked."""
        return (self._item_place(item), *self._option_place(item, option))

    def _item_place(self, code: str) -> int:
        return self.items[code].position if code in self.items else 0

    def _option_place(self, item: str, code: str) -> tuple[int, str]:
        codes = [o.code for o in self.items[item].options] if item in self.items else []
        return (codes.index(code) if code in codes else len(codes), code)


def _begun(words: str) -> str:
    """Return words as they begin a line."""
    return words[:1].upper() + words[1:]


def _in_language(texts: Texts) -> str:
    found = texts.get(language()) or texts.get("vi")
    return found or next(iter(texts.values()), "")
