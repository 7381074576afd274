"""The form that begins a questionnaire from a method, and the one of a file."""

from collections.abc import Collection, Sequence

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
from survey.words.languages import language_inside, language_word
from survey.words.methods import text_of

SHIPPED, KNOWN = "s", "m"
USUAL = "counter"  # the method that the page of methods recommends


class FileForm(StaffForm):
    """A questionnaire as a file."""

    file = FileField(_l("Tệp TOML hoặc JSON"), validators=[FileRequired()])


class BeginForm(StaffForm):
    """Which method is asked, under which name and in which languages."""

    method = SelectField(_l("Phương pháp"))
    code = form_code(_l("Mã phiếu"))
    languages = Boxes(_l("Ngôn ngữ của phiếu"))

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether there is a language, and a title in each that was chosen."""
        is_valid: bool = super().validate(extra_validators)
        if not self.languages.data:
            self.languages.errors = [_("Xin chọn ít nhất một ngôn ngữ.")]
            return False
        return self._check_titles(self.languages.data) and is_valid

    def _check_titles(self, chosen: Collection[str]) -> bool:
        for field in self.title:
            code, has_title = field.short_name, bool((field.data or "").strip())
            if code in chosen and not has_title:
                field.errors = [_("Không được để trống.")]
            elif has_title and code not in chosen:
                words = _(
                    "Phiếu chưa chọn %(language)s: đánh dấu ở mục ngôn ngữ, "
                    "hoặc xóa tên này.",
                    language=language_inside(code),
                )
                field.errors = [words]
        return not any(field.errors for field in self.title)


def begin_form(
    known: Sequence[Method], others: Sequence[MethodDocument], *, asked: str = ""
) -> BeginForm:
    """Return the form, offering methods in use and those that come along.

    `asked` is the method it is opened for, as "counter:2".
    """
    spoken = list(read_languages())
    titles = draft_texts(spoken, LABEL, is_needed=False)
    fields = {"title": FormField(titles, _("Tên phiếu"))}
    form: BeginForm = type("OneBeginForm", (BeginForm,), fields)(
        data={"languages": spoken[:1], "method": _chosen(known, others, asked)}
    )
    form.languages.choices = [(code, language_word(code)) for code in spoken]
    form.method.choices = _offered(known, others)
    return form


def _chosen(
    known: Sequence[Method], others: Sequence[MethodDocument], asked: str
) -> str:
    """Return the choice to begin with: what is asked for, else the usual method."""
    offered = {f"{one.code}:{one.version}": f"{KNOWN}{one.id}" for one in known}
    offered = offered or {one.code: f"{SHIPPED}{one.code}" for one in others}
    usual = next((name for name in offered if name.partition(":")[0] == USUAL), "")
    first = next(iter(offered.values()), "")
    return offered.get(asked) or offered.get(usual) or first


def _offered(
    known: Sequence[Method], others: Sequence[MethodDocument]
) -> dict[str, list[tuple[str, str]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    if known:
        groups[_("Đang dùng")] = [(f"{KNOWN}{m.id}", _known(m)) for m in known]
    if others:
        groups[_("Có sẵn trong phần mềm")] = [
            (f"{SHIPPED}{m.code}", f"{text_of(m.title)} ({m.code})") for m in others
        ]
    return groups


def _known(method: Method) -> str:
    words: str = _(
        "%(title)s (%(code)s, phiên bản %(n)d)",
        title=method.title,
        code=method.code,
        n=method.version,
    )
    return words
