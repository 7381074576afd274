"""Units that are not ranked in a round: listed, marked, ranked again."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, may, needs, require, round_of
from survey.audit import Event, keep
from survey.db import get_session
from survey.editing import Conflict, Place, latest_changes
from survey.i18n import named
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.unranked import (
    Marked,
    is_marked_so,
    leave_unranked,
    rank_again,
    revision_of,
    unranked_units,
)
from survey.manage.rounds.asked_for import listed, today
from survey.manage.rounds.blueprint import bp
from survey.manage.rounds.queries import newest_release
from survey.manage.rounds.unranked_form import UnrankedForm
from survey.models import Exemption, Round
from survey.participation import participants
from survey.tree import unit_by_code


@bp.get("/dot-khao-sat/<code>/khong-xep-hang")
@needs(Right.SEE_ROUNDS, of=round_of("code"))
def unranked(code: str) -> ResponseReturnValue:
    """List the units that are not ranked, with the form to add one."""
    return _shown(listed(code).round, _form(listed(code).round))


@bp.post("/dot-khao-sat/<code>/khong-xep-hang")
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def mark_unranked(code: str) -> ResponseReturnValue:
    """Leave a unit out of the ranks of the next releases."""
    session = get_session()
    round_ = round_by_code(session, code, to_change=True)
    form = _form(round_)
    if not form.validate_on_submit():
        return _shown(round_, form, status=422)
    unit, reason = form.meant, Exemption(form.reason.data)
    note = form.note.data or ""
    if not is_marked_so(session, round_, unit, reason=reason, note=note):
        _require_unchanged(round_, unranked_units(session, round_), form.revision.data)
    if leave_unranked(session, round_, unit, reason=reason, note=note):
        after = {"unit": unit.code, "reason": reason, "note": note}
        keep(session, Event("round.unranked", "round", code, unit.id, after=after))
        flash(_("Từ kết quả sau, không xếp hạng %(unit)s.", unit=named(unit)))
    return redirect(url_for("rounds.unranked", code=code))


@bp.post("/dot-khao-sat/<code>/khong-xep-hang/<unit_code>/bo")
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def mark_ranked(code: str, unit_code: str) -> ResponseReturnValue:
    """Let the next releases rank a unit again."""
    session = get_session()
    round_ = round_by_code(session, code, to_change=True)
    unit = unit_by_code(session, unit_code)
    require(Right.EDIT_ROUNDS, unit.id)
    own = [one for one in unranked_units(session, round_) if one[1] is unit]
    if own:  # else somebody else was faster, and it is as it was wanted
        _require_unchanged(round_, own, request.form.get("revision"))
    row = rank_again(session, round_, unit)
    if row is not None:
        before = {"unit": unit.code, "reason": row.reason, "note": row.note}
        keep(session, Event("round.ranked", "round", code, unit.id, before=before))
    flash(_("Từ kết quả sau, %(unit)s lại được xếp hạng.", unit=named(unit)))
    return redirect(url_for("rounds.unranked", code=code))


def _require_unchanged(
    round_: Round, marked: Sequence[Marked], given: str | None
) -> None:
    """Refuse (409) a form that was opened before these marks were changed."""
    if given != revision_of(marked):
        raise Conflict(latest_changes(get_session(), Place("round", round_.code)))


def _form(round_: Round) -> UnrankedForm:
    session, form = get_session(), UnrankedForm()
    form.offer_reasons()
    form.look_among(session, scope=participants(session, round_), today=today())
    return form


def _shown(
    round_: Round, form: UnrankedForm, *, status: int = 200
) -> ResponseReturnValue:
    session = get_session()
    units = unranked_units(session, round_)
    if not form.is_submitted():
        form.revision.data = revision_of(units)
    page = render_template(
        "manage/rounds/unranked.html",
        round=round_,
        form=form,
        units=[(*one, revision_of([one])) for one in units],
        release=newest_release(session, round_),
        may_edit=may(Right.EDIT_ROUNDS, round_.root_id) and not round_.closed_on,
    )
    return page, status
