"""The form of one item: its texts, and the options of a question of one's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FieldList, FormField, IntegerField, SubmitField
from wtforms.validators import NumberRange, Optional

from survey.fields import EditForm
from survey.manage.questionnaires.fields import named_choices, node_code, section_field
from survey.manage.questionnaires.option_lines import check_lines, line_form, options_of
from survey.manage.questionnaires.outline import language_of
from survey.manage.questionnaires.texts import draft_texts, known
from survey.methods import Kind
from survey.methods.parse import QUESTION
from survey.methods.sections import MOST_OPTIONS

BLANK, FIRST = 2, 4  # lines for further options; those of a new question
MORE, MOST = 4, 30  # lines added when asked for; of all


class ItemForm(EditForm):
    """What every item has; its text is added by language."""

    section = section_field()
    is_optional = BooleanField(_l("Không bắt buộc trả lời"))


class OwnItemForm(ItemForm):
    """A question of one's own; its options are added by language."""

    most = IntegerField(
        _l("Được chọn nhiều nhất"), validators=[Optional(), NumberRange(1, 20)]
    )
    more = SubmitField(_l("Thêm dòng"))

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether the options can be told apart, neither few nor many."""
        is_valid: bool = super().validate(extra_validators)
        return check_lines(self, most=MOST_OPTIONS[self.kind]) and is_valid


def item_form(document: Mapping[str, Any], item: Mapping[str, Any]) -> ItemForm:
    """Return the form of an item that is there."""
    kind = Kind(item["kind"])
    return _form(document, kind, _data(document, item), {})


def new_item_form(document: Mapping[str, Any], kind: Kind, code: str) -> ItemForm:
    """Return the form of a question of one's own; a code is proposed for it."""
    fields = {"code": node_code(_l("Mã câu hỏi"))}
    lines = [{"code": str(number)} for number in range(1, FIRST + 1)]
    data = {"code": code, "options": lines}
    if document["section"]:
        data["section"] = document["section"][-1]["code"]
    return _form(document, kind, data, fields)


def add_lines(form: ItemForm) -> None:
    """Give a form more lines for options."""
    for _line in range(MORE):
        form.options.append_entry()


def item_values(form: ItemForm, kind: Kind) -> dict[str, Any]:
    """Return what the form says, as the document has it."""
    values: dict[str, Any] = {
        "text": form.text.given(),
        "optional": form.is_optional.data,
    }
    if kind is not Kind.CRITERION:
        values["option"] = options_of(form)
    if kind is Kind.CHOICES:
        n_options = len(values["option"])
        values["most"] = min(form.most.data or n_options, n_options)
    return values


def _form(
    document: Mapping[str, Any], kind: Kind, data: Any, fields: dict[str, Any]
) -> ItemForm:
    languages: Sequence[str] = document["languages"]
    fields["text"] = FormField(draft_texts(languages, QUESTION), _("Câu hỏi"))
    base = ItemForm
    if kind is not Kind.CRITERION:
        base = OwnItemForm
        lines = FormField(line_form(languages), label="")
        fields["options"] = FieldList(lines, _("Lựa chọn"), max_entries=MOST)
    form: ItemForm = type("OneItemForm", (base,), {**fields, "kind": kind})(data=data)
    spoken = language_of(document)
    form.section.choices = named_choices(
        [(s["code"], s["name"].get(spoken, "")) for s in document["section"]]
    )
    if kind is Kind.CHOICE:
        del form["most"]
    return form


def _data(document: Mapping[str, Any], item: Mapping[str, Any]) -> dict[str, Any]:
    languages = document["languages"]
    home = next(s for s in document["section"] if item in s["item"])
    lines = [
        {"order": n, "code": o["code"], "text": known(o["text"], languages)}
        for n, o in enumerate(item.get("option", ()), start=1)
    ]
    return {
        "section": home["code"],
        "text": known(item["text"], languages),
        "is_optional": item.get("optional", False),
        "most": item.get("most"),
        "options": [*lines, *({} for _line in range(BLANK))],
    }
