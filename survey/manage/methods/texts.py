"""Texts in several languages, a field each."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from survey.documents.prose import REFUSED, Prose, cleaned
from survey.fields import InnerForm
from survey.words.languages import language_inside, language_word


class TextsForm(InnerForm):
    """One text in every language of a method."""

    def texts(self) -> dict[str, str]:
        """Return the texts by language; on one line, in NFC."""
        return {name: cleaned(field.data or "") for name, field in self._fields.items()}

    def known_texts(self) -> dict[str, str]:
        """Return the texts, or nothing when none was given."""
        texts = self.texts()
        return texts if any(texts.values()) else {}


def texts_form(
    languages: Sequence[str],
    kind: Prose,
    *,
    is_long: bool = False,
    is_needed: bool = True,
    what: str = "",
) -> type[TextsForm]:
    """Return a form with a field for each language; `what` is said in its label."""
    make = TextAreaField if is_long else StringField
    needed = DataRequired() if is_needed else Optional()
    checks = [needed, Length(max=kind.longest), prose_check(kind)]
    fields = {code: make(_label(code, what), validators=checks) for code in languages}
    return type("LanguagesForm", (TextsForm,), fields)


def prose_check(kind: Prose) -> object:
    """Return a validator of what no text may hold: other variables, control codes."""

    def _check(form: object, field: StringField) -> None:
        text = cleaned(field.data or "")
        if len(text) > kind.longest:  # said by the validator of lengths
            return
        if any(unicodedata.category(character) in REFUSED for character in text):
            raise ValidationError(_("Có ký tự điều khiển hoặc ký tự không hợp lệ."))
        if not any(kind.flaws(field.name, text)):
            return
        allowed = ", ".join(f"{{{name}}}" for name in kind.variables)
        raise ValidationError(
            _("Chỉ dùng biến %(allowed)s trong ngoặc nhọn.", allowed=allowed)
            if allowed
            else _("Không dùng ngoặc nhọn.")
        )

    return _check


def _label(code: str, what: str) -> str:
    return f"{what}, {language_inside(code)}" if what else language_word(code)


def filled(texts: object, languages: Sequence[str]) -> dict[str, str]:
    """Return the texts of a document by language; a missing one is empty."""
    known = texts if isinstance(texts, Mapping) else {}
    return {code: str(known.get(code, "")) for code in languages}


def languages_of(document: Mapping[str, Any]) -> list[str]:
    """Return the languages of a method's document, Vietnamese first."""
    return sorted(document["title"], key=lambda code: (code != "vi", code))
