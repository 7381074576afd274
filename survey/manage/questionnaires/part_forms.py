"""The forms of a questionnaire's other parts: what goes for all of it, its sections."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FormField, HiddenField, SelectField

from survey.fields import EditForm
from survey.languages import read_languages
from survey.manage.questionnaires.fields import Boxes, node_code
from survey.manage.questionnaires.texts import draft_texts, known
from survey.methods.parse import LABEL
from survey.models import Method, Questionnaire


class GeneralForm(EditForm):
    """What goes for all of it; texts are added by language."""

    method_id = SelectField(_l("Phương pháp"))
    asks_service = BooleanField(_l("Hỏi lĩnh vực ở quầy không có lĩnh vực riêng"))
    has_comment = BooleanField(_l("Có một câu hỏi mở ở cuối phiếu"))

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether an open question that is wanted has its text."""
        is_valid: bool = super().validate(extra_validators)
        first = next(iter(self.comment))
        if self.has_comment.data and not (first.data or "").strip():
            first.errors = [_("Xin ghi câu hỏi mở.")]
            return False
        return is_valid


class SectionForm(EditForm):
    """A section; its name is added by language."""


class NewSectionForm(EditForm):
    """A section to be added; its name is added by language."""

    code = node_code(_l("Mã mục"))


class ReadyForm(EditForm):
    """Which ready items are added."""

    codes = Boxes(_l("Câu hỏi có sẵn"))


class RuleForm(EditForm):
    """Which options of an earlier item an item is asked after."""

    above = HiddenField()
    codes = Boxes(_l("Chỉ hỏi người đã chọn"))


class ConfirmForm(EditForm):
    """That something is meant to be done."""


def general_form(
    draft: Questionnaire, document: Mapping[str, Any], methods: Sequence[Method]
) -> GeneralForm:
    """Return the form of what goes for all of a draft."""
    languages = document["languages"]
    phrases = read_languages()
    usual = {c: phrases[c].comment_label for c in languages if c in phrases}
    comment = document.get("comment", {"text": usual})["text"]
    fields = {
        "title": FormField(draft_texts(languages, LABEL), _("Tên phiếu")),
        "comment": FormField(
            draft_texts(languages, LABEL, is_needed=False), _("Câu hỏi mở")
        ),
    }
    form: GeneralForm = type("OneGeneralForm", (GeneralForm,), fields)(
        data={
            "title": known(document["title"], languages),
            "comment": known(comment, languages),
            "has_comment": "comment" in document,
            "asks_service": document.get("ask_service", False),
            "method_id": str(draft.method_id),
        }
    )
    form.method_id.choices = [
        (str(m.id), f"{m.title} ({m.code}:{m.version})")
        for m in methods
        if m.document["scale"] == document["scale"]
    ]
    return form


def general_values(form: GeneralForm) -> dict[str, Any]:
    """Return what the form says, as the document has it."""
    values: dict[str, Any] = {
        "title": form["title"].given(),
        "ask_service": form.asks_service.data,
    }
    if form.has_comment.data:
        values["comment"] = {"text": form.comment.given()}
    return values


def section_form(
    base: type[EditForm], languages: Sequence[str], data: Mapping[str, Any]
) -> Any:
    """Return the form of a section, new or there already."""
    fields = {"name": FormField(draft_texts(languages, LABEL), _("Tên mục"))}
    return type("OneSectionForm", (base,), fields)(data=data)
