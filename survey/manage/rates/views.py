"""Pages for counts of rates: all units of a round, one unit, and a file."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from survey.access import Right, needs, round_of
from survey.audit import Event, keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.editing import Conflict, Place, latest_changes
from survey.errors import Problem
from survey.manage.operations.rate_counts import Counts, import_counts, rates_of
from survey.manage.operations.rate_typing import type_counts, typed_counts
from survey.manage.operations.rounds import round_by_code
from survey.manage.rates.forms import CountsFileForm, counts_form
from survey.manage.rounds.paging import units_page
from survey.manage.rounds.queries import newest_release, units_taking_part
from survey.methods import parse_method
from survey.models import Round, Unit
from survey.tree import unit_by_code
from survey.uploads import takes_upload

MEGABYTES = 5

bp = Blueprint("rates", __name__)


@bp.get("/dot-khao-sat/<code>/so-dem")
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def counts(code: str) -> ResponseReturnValue:
    """Show which units have their counts, and which lack some."""
    session = get_session()
    round_ = round_by_code(session, code)
    search = request.args.get("q", "").strip()[:100]
    units = units_taking_part(session, round_, scope=None)
    return render_template(
        "manage/rates/counts.html",
        round=round_,
        method=parse_method(round_.method.document),
        counts=typed_counts(session, round_),
        may_type=round_.closed_on is None and newest_release(session, round_) is None,
        page=units_page(units, search=search, asked=request.args.get("trang", "")),
        search=search,
        form=CountsFileForm(formdata=None),
    )


@bp.route("/dot-khao-sat/<code>/so-dem/<unit_code>", methods=["GET", "POST"])
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def unit_counts(code: str, unit_code: str) -> ResponseReturnValue:
    """Type the counts of one unit."""
    session = get_session()
    round_ = round_by_code(session, code)
    unit = _unit(session, round_, unit_code)
    rates = rates_of(session, round_)
    known = typed_counts(session, round_).get(unit.id, {})
    criteria = parse_method(round_.method.document).criteria
    form = counts_form(criteria, known)
    if form.validate_on_submit():
        if form.revision.data != _seen(known):
            raise Conflict(latest_changes(session, Place("round", code)))
        return _typed(session, round_, unit, form.counts(rates), known)
    form.revision.data = _seen(known)
    page = render_template(
        "manage/rates/unit.html",
        round=round_,
        unit=unit,
        form=form,
        criteria=criteria,
        method=parse_method(round_.method.document),
    )
    return page, 422 if form.is_submitted() else 200


@bp.post("/dot-khao-sat/<code>/so-dem/tep")
@takes_upload(MEGABYTES)
@needs(Right.EDIT_ROUNDS, of=round_of("code"))
def counts_file(code: str) -> ResponseReturnValue:
    """Take the counts of many units in from a file: all of them, or none."""
    session, form = get_session(), CountsFileForm()
    round_ = round_by_code(session, code)
    if not form.validate():
        raise Problem(_("Xin chọn tệp số đếm."))
    imported = import_counts(session, round_, form.file.data.read())
    after = {"rows": imported.n_counts, "units": imported.n_units}
    keep(session, Event("round.counted", "round", code, round_.root_id, after=after))
    flash(_("Đã ghi số đếm của %(n)s đơn vị.", n=imported.n_units))
    return redirect(url_for("rates.counts", code=code))


def _typed(
    session: Session,
    round_: Round,
    unit: Unit,
    counts: dict[str, Counts | None],
    known: dict[str, Counts],
) -> ResponseReturnValue:
    require_not_closed(round_)
    code = round_.code
    type_counts(session, round_, unit, counts)
    before = {"unit": unit.code} | {rate: list(pair) for rate, pair in known.items()}
    after = {rate: list(pair) if pair else None for rate, pair in counts.items()}
    event = Event("round.counted", "round", code, unit.id, before, after)
    flash(_("Đã ghi số đếm của %(unit)s.", unit=unit.name))
    keep(session, event)
    return redirect(url_for("rates.counts", code=code))


def _unit(session: Session, round_: Round, code: str) -> Unit:
    """Return a unit that takes part in a round, or raise a `Problem` (404)."""
    unit = unit_by_code(session, code)
    ids = {one.id for one in units_taking_part(session, round_, scope=None)}
    if unit.id not in ids:
        place = {"unit": unit.code, "code": round_.code}
        message = _("%(unit)s không tham gia đợt %(code)s.", **place)
        raise Problem(message, status=404)
    return unit


def _seen(known: dict[str, Counts]) -> str:
    """Return what tells these counts from others."""
    return ";".join(f"{rate}={a}/{b}" for rate, (a, b) in sorted(known.items()))
