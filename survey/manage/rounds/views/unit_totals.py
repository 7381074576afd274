"""Transaction totals of one unit of a round."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.access import Right, needs, round_of, scope
from survey.audit import keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.totals_written import (
    ByService,
    totals_by_unit,
    write_totals,
)
from survey.manage.rounds.blueprint import bp
from survey.manage.rounds.queries import (
    Participant,
    newest_release,
    units_taking_part,
)
from survey.manage.rounds.told import totals_typed
from survey.manage.rounds.unit_totals import UnitTotalsForm, fill_in, offered, seen
from survey.models import Round
from survey.services import service_names


@bp.route("/dot-khao-sat/<code>/giao-dich/<unit>", methods=["GET", "POST"])
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def unit_totals(code: str, unit: str) -> ResponseReturnValue:
    """Type the totals of one unit, as a whole or by its services."""
    session, form = get_session(), UnitTotalsForm()
    form.offer()
    round_ = round_by_code(session, code, to_change=form.is_submitted())
    require_not_closed(round_)
    found = _unit(round_, unit)
    stored = totals_by_unit(session, round_, [found.id]).get(found.id, {})
    if form.is_submitted():
        place = Place("round", code)
        check_revision(session, seen(stored), form.revision.data, place=place)
    typed = form.totals() if form.validate_on_submit() else None
    if typed is not None:
        return _written(round_, found, before=stored, after=typed)
    names = service_names(session)
    if not form.is_submitted():
        fill_in(form, stored, offered(session, round_, found), names)
    page = render_template(
        "manage/rounds/unit_totals.html",
        form=form,
        round=round_,
        unit=found,
        names=names,
        is_released=newest_release(session, round_) is not None,
    )
    return page, 422 if form.is_submitted() else 200


def _unit(round_: Round, code: str) -> Participant:
    units = units_taking_part(get_session(), round_, scope=scope(Right.EDIT_ROUNDS))
    found = next((unit for unit in units if unit.code == code), None)
    if found is None:
        message = _("Đợt khảo sát không có đơn vị mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return found


def _written(
    round_: Round, unit: Participant, *, before: ByService, after: ByService
) -> Response:
    if dict(before) != dict(after):
        session = get_session()
        write_totals(session, round_, {unit.id: after})
        was, now = {unit.code: dict(before)}, {unit.code: dict(after)}
        keep(session, totals_typed(round_, was, now))
        flash(_("Đã ghi số lượt giao dịch của %(unit)s.", unit=unit.name))
    return redirect(url_for("rounds.totals", code=round_.code, q=unit.code))
