"""Fields of the paper slice: a whole sheet in one, and its comment."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField, TextAreaField
from wtforms.validators import ValidationError

from survey.comment_text import LONGEST, canonical, is_storable
from survey.keying.faults import told
from survey.keying.keyed import Keyed, read_keyed
from survey.methods.form import Form

LONGEST_SHEET = 400  # keys; a sheet has at most 120 answers


class SheetField(StringField):  # type: ignore[misc]
    """Everything a clerk keyed of a sheet; `answers` once it is valid."""

    questionnaire: Form  # given by the view, before the form is looked through
    answers = ""

    def validate(self, form: Any, extra_validators: Sequence[Any] = ()) -> bool:
        """Say what is wrong, question by question."""
        typed = self.data or ""
        if len(typed) > LONGEST_SHEET:
            self.errors = [_("Dài quá: không phải câu trả lời của một phiếu.")]
            return False
        keyed: Keyed = read_keyed(self.questionnaire, typed)
        self.errors = told(keyed)
        self.answers = keyed.answers
        return not self.errors


class CommentField(TextAreaField):  # type: ignore[misc]
    """What somebody wrote on a form, in canonical form."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take the text."""
        self.data = canonical(valuelist[0]) if valuelist else ""

    def pre_validate(self, form: Any) -> None:
        """Refuse what is too long or cannot be stored."""
        if not is_storable(self.data or ""):
            raise ValidationError(_("Có ký tự không hợp lệ."))
        if len(self.data or "") > LONGEST:
            raise ValidationError(_("Nhiều nhất %(n)s ký tự.", n=LONGEST))
