"""The forms of a supporting document."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectMultipleField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import DataRequired, Length
from wtforms.validators import Optional as MayBeEmpty
from wtforms.widgets import CheckboxInput, ListWidget

from survey.fields import DayField, EditForm
from survey.form_filters import on_one_line
from survey.models import SupportingDocument
from survey.submission.content import Content
from survey.submission.operations.supporting import Said
from survey.words import text_of


class DocumentForm(EditForm):
    """What is said of a document."""

    title = StringField(
        _l("Trích yếu"), [DataRequired(), Length(max=300)], [on_one_line]
    )
    number = StringField(_l("Số, ký hiệu"), [Length(max=60)], [on_one_line])
    issued_on = DayField(_l("Ngày ban hành"), validators=[MayBeEmpty()])
    issuer = StringField(_l("Cơ quan ban hành"), [Length(max=200)], [on_one_line])
    items = SelectMultipleField(
        _l("Kiểm chứng cho"),
        [DataRequired(_l("Chọn ít nhất một nội dung."))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def offer(self, content: Content) -> None:
        """Offer the items that a unit scores itself."""
        self.items.choices = [
            SelectChoice(x.item.code, f"{x.item.code} {text_of(x.item.name)}")
            for x in content.lines
            if x.item.scorer == "self" and not x.is_exempt
        ]

    def fill(self, document: SupportingDocument) -> None:
        """Show what was said before."""
        for name in ("title", "number", "issued_on", "issuer"):
            self[name].data = getattr(document, name)
        self.items.data = document.items
        self.revision.data = str(document.revision)

    def said(self) -> Said:
        """Return what was filled in."""
        return Said(
            title=self.title.data,
            number=self.number.data or "",
            issued_on=self.issued_on.data,
            issuer=self.issuer.data or "",
            items=self.items.data,
        )


class BringForm(DocumentForm):
    """A document that is brought, with its file."""

    file = FileField(_l("Tệp"), [FileRequired(_l("Chọn một tệp."))])
