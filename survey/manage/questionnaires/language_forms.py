"""The forms of a questionnaire's languages: levels, phrases, all texts of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FormField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from survey.documents.prose import LANGUAGE, SENTENCE, Prose, cleaned
from survey.fields import EditForm, InnerForm
from survey.languages import own_name_of
from survey.languages.phrases import KEYS, VARIABLES
from survey.manage.methods.texts import prose_check
from survey.manage.operations.questionnaire_drafts.languages import Slot
from survey.manage.questionnaires.fields import stripped, whole
from survey.words.languages import language_word

LONG = 90  # characters: what is longer gets a field of several lines
LINES = 3
LONGEST_NAME = 40  # of a language; a button of the citizen's page


def _small(code: str) -> str:
    """Return the code of a language with small letters, as they are written."""
    language, hyphen, rest = code.partition("-")
    return f"{language.lower()}{hyphen}{rest}"


class LanguageForm(EditForm):
    """A language to be added, and what its speakers call it."""

    language = StringField(
        _l("Mã ngôn ngữ"),
        filters=[stripped, _small],
        validators=[
            DataRequired(),
            whole(LANGUAGE, _l("Viết như vi, en, km, tyz; nhiều nhất 8 ký tự.")),
        ],
    )
    own_name = StringField(
        _l("Tên của ngôn ngữ, viết bằng chính ngôn ngữ ấy"),
        filters=[stripped],
        validators=[Length(max=LONGEST_NAME), prose_check(SENTENCE)],
    )

    def validate_own_name(self, field: StringField) -> None:
        """Ask for the name of a language that is known only to its speakers."""
        code = self.language.data or ""
        if LANGUAGE.fullmatch(code) and not field.data and not own_name_of(code):
            raise ValidationError(
                _("Phần mềm chưa biết mã này: xin xem lại mã, hoặc ghi tên ngôn ngữ.")
            )


class Words(InnerForm):
    """The words of the levels in one language, from the worst up."""

    def words(self) -> list[str]:
        """Return the words, on one line each."""
        return [cleaned(field.data or "") for field in self]


class LevelsForm(EditForm):
    """The words of the levels; a part by language."""

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether each language has all its words, all different, or none."""
        is_valid: bool = super().validate(extra_validators)
        parts = [part.form for part in self if isinstance(part, FormField)]
        faulty = [n for n, part in enumerate(parts) if not _check_words(part, n)]
        return is_valid and not faulty


def levels_form(document: Mapping[str, Any]) -> Any:
    """Return the form of the levels of a draft."""
    scale: int = document["scale"]
    fields, data = {}, {}
    for code in document["languages"]:
        levels = {
            f"level{n}": StringField(
                _("Mức %(n)d", n=n), validators=[Length(max=150), prose_check(SENTENCE)]
            )
            for n in range(1, scale + 1)
        }
        fields[f"in_{code}"] = FormField(
            type("OneWords", (Words,), levels), language_word(code)
        )
        words = [*document["levels"].get(code, []), *[""] * scale][:scale]
        data[f"in_{code}"] = {f"level{n}": w for n, w in enumerate(words, start=1)}
    return type("OneLevelsForm", (LevelsForm,), fields)(data=data)


def level_values(form: Any, languages: Sequence[str]) -> dict[str, list[str]]:
    """Return the words of the levels by language, without languages that have none."""
    words = {code: form[f"in_{code}"].form.words() for code in languages}
    return {code: row for code, row in words.items() if any(row)}


def phrases_form(phrases: Mapping[str, str], labels: Mapping[str, str]) -> Any:
    """Return the form of what the page says in one language, each under its label."""
    fields = {
        key: _text_field(
            labels[key],
            Prose(variables=VARIABLES.get(key, ())),
            is_long=len(labels[key]) > LONG,
        )
        for key in KEYS
    }
    return type("PhrasesForm", (EditForm,), fields)(data=phrases)


def texts_form(rows: Sequence[Slot], language: str, *, base: str) -> Any:
    """Return the form of all texts in one language, each under another's words."""
    fields, data = {}, {}
    for number, slot in enumerate(rows):
        words = slot.texts.get(base) or next(iter(slot.texts.values()), "–")
        fields[f"text{number}"] = _text_field(
            words, slot.prose, is_long=len(words) > LONG
        )
        data[f"text{number}"] = slot.texts.get(language, "")
    return type("TextsForm", (EditForm,), fields)(data=data)


def text_values(form: Any, rows: Sequence[Slot]) -> list[str]:
    """Return the texts of a form, one a slot."""
    return [cleaned(form[f"text{n}"].data or "") for n in range(len(rows))]


def _text_field(label: str, kind: Prose, *, is_long: bool) -> Any:
    make = TextAreaField if is_long else StringField
    checks = [Optional(), Length(max=kind.longest), prose_check(kind)]
    given = {"rows": LINES} if is_long else {}
    return make(label, validators=checks, render_kw=given)


def _check_words(words: Words, number: int) -> bool:
    given = words.words()
    if number and not any(given):  # a language whose words are still missing
        return True
    for field, word in zip(words, given, strict=True):
        if not word:
            field.errors = [_("Không được để trống.")]
        elif given.count(word) > 1:
            field.errors = [_("Hai mức không được trùng lời.")]
    return not any(field.errors for field in words)
