"""The form that begins a questionnaire from a method, and the one of a file."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import FormField, SelectField

from survey.fields import StaffForm
from survey.languages import read_languages
from survey.manage.questionnaires.fields import Boxes, form_code
from survey.manage.questionnaires.texts import draft_texts
from survey.methods.method import Method as MethodDocument
from survey.methods.parse import LABEL
from survey.models import Method
from survey.words.methods import text_of
from survey.words.questionnaires import language_word

SHIPPED, KNOWN = "s", "m"


class FileForm(StaffForm):
    """A questionnaire as a file."""

    file = FileField(_l("Tệp TOML hoặc JSON"), validators=[FileRequired()])


class BeginForm(StaffForm):
    """Which method is asked, under which name and in which languages."""

    method = SelectField(_l("Phương pháp"))
    code = form_code(_l("Mã phiếu"))
    languages = Boxes(_l("Ngôn ngữ của phiếu"))

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether there is a language."""
        is_valid: bool = super().validate(extra_validators)
        if not self.languages.data:
            self.languages.errors = [_("Xin chọn ít nhất một ngôn ngữ.")]
            return False
        return is_valid


def begin_form(known: Sequence[Method], others: Sequence[MethodDocument]) -> BeginForm:
    """Return the form, offering methods in use and those that come along."""
    spoken = list(read_languages())
    fields = {"title": FormField(draft_texts(spoken, LABEL))}
    form: BeginForm = type("OneBeginForm", (BeginForm,), fields)(
        data={"languages": spoken}
    )
    form.languages.choices = [(code, language_word(code)) for code in spoken]
    groups: dict[str, list[tuple[str, str]]] = {}
    if known:
        groups[_("Đang dùng")] = [(f"{KNOWN}{m.id}", _known(m)) for m in known]
    if others:
        groups[_("Có sẵn trong phần mềm")] = [
            (f"{SHIPPED}{m.code}", f"{text_of(m.title)} ({m.code})") for m in others
        ]
    form.method.choices = groups
    return form


def titles_of(form: Any) -> dict[str, str]:
    """Return the titles in the languages that were chosen."""
    titles: dict[str, str] = form.title.given()
    return {code: titles[code] for code in form.languages.data if code in titles}


def _known(method: Method) -> str:
    words: str = _(
        "%(title)s (%(code)s, phiên bản %(n)d)",
        title=method.title,
        code=method.code,
        n=method.version,
    )
    return words
