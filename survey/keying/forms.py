"""Forms of the paper slice."""

from collections.abc import Collection, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from sqlalchemy.orm import Session
from wtforms import (
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
)

from survey.documents.prose import cleaned
from survey.fields import DayField, EditForm, StaffForm
from survey.i18n import named
from survey.keying.counter_field import NO_COUNTER, counter_line
from survey.keying.fields import CommentField, SheetField
from survey.keying.operations.batches import (
    LARGEST_NUMBER,
    MOST_SHEETS,
    USUAL_SHARE,
    Heading,
)
from survey.keying.queries import counter_like, counters_in, enumerators_of
from survey.methods.form import Form
from survey.models import Batch, Counter, Enumerator, Population, Recalled, Round
from survey.services import service_names
from survey.words.paper import recalled_word
from survey.words.rounds import population_word

NOBODY = ""


class HeadingForm(EditForm):
    """What stands on the cover of a pile of forms."""

    counter = StringField(_l("Quầy"), validators=[InputRequired(), Length(max=200)])
    first_day = DayField(_l("Thu từ ngày"), validators=[InputRequired()])
    last_day = DayField(_l("Đến ngày"), validators=[InputRequired()])
    declared = IntegerField(
        _l("Số phiếu trong lô"),
        validators=[InputRequired(), NumberRange(1, MOST_SHEETS)],
    )
    first_number = IntegerField(
        _l("Số của phiếu đầu tiên"),
        validators=[Optional(), NumberRange(1, LARGEST_NUMBER)],
    )
    place = StringField(_l("Nơi thu"), validators=[Length(max=120)])
    enumerator = SelectField(_l("Điều tra viên"), validators=[Optional()])
    service = SelectField(_l("Lĩnh vực của cả lô"), validators=[Optional()])
    population = RadioField(_l("Đối tượng"))
    language = RadioField(_l("Ngôn ngữ của phiếu"))
    share = IntegerField(
        _l("Tỷ lệ phiếu nhập hai lần (phần trăm)"),
        default=USUAL_SHARE,
        validators=[InputRequired(), NumberRange(1, 100)],
    )
    listed: Sequence[Counter] = ()
    meant: Counter  # once it is valid

    def offer(
        self, session: Session, round_: Round, form: Form, scope: Collection[int] | None
    ) -> None:
        """Offer what there is to choose from; the only one is chosen."""
        self._session, self._scope = session, scope
        self.listed = counters_in(session, round_, scope)
        if len(self.listed) == 1 and not self.counter.data:
            self.counter.data = counter_line(self.listed[0])
        self._enumerators = {str(one.id): one for one in enumerators_of(session, scope)}
        nobody = SelectChoice(NOBODY, _("(không có)"))
        self.enumerator.choices = [
            nobody,
            *(SelectChoice(id_, e.name) for id_, e in self._enumerators.items()),
        ]
        services = sorted(service_names(session).values(), key=lambda one: one.code)
        self.service.choices = [
            SelectChoice(NOBODY, _("(theo quầy, hoặc không phân)")),
            *(SelectChoice(one.code, named(one)) for one in services),
        ]
        self.population.choices = [
            SelectChoice(one, population_word(Population(one)))
            for one in round_.populations
        ]
        self.population.data = self.population.data or round_.populations[0]
        self.language.choices = [
            SelectChoice(one, form.phrases[one].own_name) for one in form.languages
        ]
        self.language.data = self.language.data or form.languages[0]

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether all of it holds, and a counter is meant."""
        is_valid: bool = super().validate(extra_validators)
        found = counter_like(self._session, self.counter.data or "", self._scope)
        if found is None:
            self.counter.errors = self.counter.errors or [NO_COUNTER]
            return False
        self.meant = found
        return is_valid

    def heading(self) -> Heading:
        """Return what was filled in."""
        return Heading(
            counter=self.meant,
            first_day=self.first_day.data,
            last_day=self.last_day.data,
            declared=self.declared.data,
            first_number=self.first_number.data,
            place=cleaned(self.place.data or ""),
            enumerator=self._chosen_enumerator(),
            service=self.service.data or "",
            population=Population(self.population.data),
            language=self.language.data,
            share=self.share.data,
        )

    def _chosen_enumerator(self) -> Enumerator | None:
        return self._enumerators.get(self.enumerator.data or NOBODY)

    def fill_from(self, batch: Batch) -> None:
        """Show the heading that a batch has."""
        self.counter.data = counter_line(batch.counter) if batch.counter else ""
        self.enumerator.data = str(batch.enumerator_id or NOBODY)
        for field in (self.first_day, self.last_day, self.declared, self.first_number):
            field.data = getattr(batch, field.name)
        for field in (self.place, self.service, self.population, self.language):
            field.data = getattr(batch, field.name)
        self.share.data, self.revision.data = batch.share, batch.revision


class KeyForm(StaffForm):
    """A sheet on its way in."""

    answers = SheetField(_l("Câu trả lời"))
    day = DayField(_l("Ngày trên phiếu"), validators=[InputRequired()])
    comment = CommentField(_l("Ý kiến khác ghi trên phiếu"))
    seen = HiddenField()


class AgainForm(StaffForm):
    """A sheet that somebody else keys a second time, or that is settled."""

    answers = SheetField(_l("Câu trả lời"))


class SeenForm(StaffForm):
    """A button that acts on what was seen."""

    seen = HiddenField()


class WithdrawForm(EditForm):
    """Why a batch shall not count."""

    reason = TextAreaField(_l("Lý do"), validators=[DataRequired(), Length(max=500)])


class RecallDrawForm(StaffForm):
    """How many forms are asked about again."""

    n = IntegerField(
        _l("Số phiếu phúc tra"),
        validators=[InputRequired(), NumberRange(1, MOST_SHEETS)],
    )


class RecallForm(StaffForm):
    """What somebody said when asked again."""

    outcome = RadioField(_l("Kết quả"))
    note = StringField(_l("Ghi chú"), validators=[Length(max=300)])

    def offer(self) -> None:
        """Offer what may come of it."""
        self.outcome.choices = [SelectChoice(o, recalled_word(o)) for o in Recalled]


class FileForm(StaffForm):
    """A file of sheets that were keyed elsewhere."""

    file = FileField(
        _l("Tệp Excel hoặc CSV"), validators=[FileRequired(_l("Xin chọn tệp."))]
    )
