"""Which forms are to be printed, as their address says it."""

from collections.abc import Collection, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy.orm import Session
from wtforms import IntegerField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from survey.fields import InnerForm
from survey.keying.counter_field import NO_COUNTER, counter_line
from survey.keying.operations.batches import LARGEST_NUMBER
from survey.keying.queries import counter_like, counters_in
from survey.methods.form import Form
from survey.models import Counter, Round
from survey.participation import participants

MOST_FORMS = 100  # in one PDF: some 5 seconds


class PrintForm(InnerForm):
    """A counter, a language, and numbers."""

    quay = StringField(_l("Quầy"), validators=[InputRequired(), Length(max=200)])
    ngon_ngu = RadioField(_l("Ngôn ngữ của phiếu"))
    tu = IntegerField(
        _l("Số của phiếu đầu tiên"),
        validators=[Optional(), NumberRange(1, LARGEST_NUMBER)],
    )
    so_luong = IntegerField(
        _l("Số phiếu cần in"),
        default=1,
        validators=[Optional(), NumberRange(1, MOST_FORMS)],
    )
    listed: Sequence[Counter] = ()
    meant: Counter  # once it is valid

    def offer(
        self,
        session: Session,
        round_: Round,
        form: Form,
        scope: Collection[int] | None,
    ) -> None:
        """Offer counters and languages; the only counter is chosen."""
        self._session, self._scope, self._round = session, scope, round_
        self.listed = counters_in(session, round_, scope)
        if len(self.listed) == 1 and not self.quay.data:
            self.quay.data = counter_line(self.listed[0])
        self.ngon_ngu.choices = [
            SelectChoice(o, form.phrases[o].own_name) for o in form.languages
        ]
        self.ngon_ngu.data = self.ngon_ngu.data or form.languages[0]

    def validate(self, extra_validators: object = None) -> bool:
        """Return whether all of it holds, and a counter of the round is meant."""
        is_valid: bool = super().validate(extra_validators)
        found = counter_like(self._session, self.quay.data or "", self._scope)
        asked = participants(self._session, self._round)
        if found is None or found.unit_id not in asked:
            self.quay.errors = self.quay.errors or [NO_COUNTER]
            return False
        self.meant = found
        return is_valid
