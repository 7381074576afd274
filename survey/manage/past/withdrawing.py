"""What was brought in is taken back: asked for once more, with a reason."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from survey.access import Right, needs, own_id, round_of
from survey.audit import Event, keep
from survey.batches import withdraw_batch
from survey.db import get_session
from survey.fields import StaffForm
from survey.form_filters import on_one_line
from survey.manage.operations.past.queries import brought_in
from survey.manage.operations.past.withdrawing import (
    batch_of,
    withdraw_counts,
)
from survey.manage.operations.rounds import round_by_code
from survey.manage.past.blueprint import bp
from survey.models import Round

LONGEST = 500  # characters


class ReasonForm(StaffForm):
    """Why something is taken back."""

    reason = StringField(
        _l("Lý do thu hồi"),
        filters=[on_one_line],
        validators=[DataRequired(_l("Xin ghi lý do.")), Length(max=LONGEST)],
    )


@bp.route(
    "/dot-khao-sat/<code>/du-lieu-cu/phieu/<int(max=999999999):batch_id>/rut",
    methods=["GET", "POST"],
)
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def withdraw(code: str, batch_id: int) -> ResponseReturnValue:
    """Take the sheets of a file back, as long as no release has counted them."""
    session, form = get_session(), ReasonForm()
    round_ = round_by_code(session, code)
    batch = batch_of(session, round_, batch_id)
    if not form.validate_on_submit():
        return _asked(round_, form, n=batch.declared, is_of_counts=False)
    reason = form.reason.data or ""
    withdraw_batch(session, batch, reason, by=own_id())
    after = {"sheets": batch.declared, "reason": reason}
    keep(session, Event("past.withdrawn", "round", code, round_.root_id, after=after))
    flash(_("Đã thu hồi %(n)s phiếu.", n=batch.declared))
    return redirect(url_for("past.files", code=code))


@bp.route("/dot-khao-sat/<code>/du-lieu-cu/so-dem/rut", methods=["GET", "POST"])
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def take_back_counts(code: str) -> ResponseReturnValue:
    """Take published counts back, as long as there is no release."""
    session, form = get_session(), ReasonForm()
    round_ = round_by_code(session, code)
    if not form.validate_on_submit():
        n = brought_in(session, round_).n_counts
        return _asked(round_, form, n=n, is_of_counts=True)
    reason = form.reason.data or ""
    n = withdraw_counts(session, round_)
    after = {"rows": n, "reason": reason}
    keep(session, Event("past.withdrawn", "round", code, round_.root_id, after=after))
    flash(_("Đã thu hồi bảng số đếm."))
    return redirect(url_for("past.files", code=code))


def _asked(
    round_: Round, form: ReasonForm, *, n: int, is_of_counts: bool
) -> ResponseReturnValue:
    page = render_template(
        "manage/past/withdraw.html",
        round=round_,
        form=form,
        n=n,
        is_of_counts=is_of_counts,
    )
    return page, 422 if form.is_submitted() else 200
