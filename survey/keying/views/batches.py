"""Batches of paper: listed, opened, looked at, their headings changed."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import ANYWHERE, Right, needs, require, round_part_of, scope
from survey.access.current import own_id
from survey.audit import Event, changes, keep
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.keying.asked_for import (
    batch_by_id,
    current_round,
    form_of,
    round_of_code,
    texts_of,
    today,
)
from survey.keying.blueprint import BATCH, bp
from survey.keying.forms import HeadingForm, SeenForm
from survey.keying.operations.batches import (
    change_batch,
    open_batch,
    require_open,
    require_takes_paper,
)
from survey.keying.operations.posting import lacks
from survey.keying.operations.recalls import recalls_of
from survey.keying.operations.second import n_keyed, next_for, second_keyings
from survey.keying.operations.sheets import next_number
from survey.keying.places import batch_units
from survey.keying.queries import (
    batches_of,
    first_sheets,
    names_of,
    recalled,
    recalled_by_enumerator,
    urgent_first,
)
from survey.keying.rates import compared, rates_of
from survey.methods.questionnaire import parse_questionnaire
from survey.models import Batch, Channel, Round
from survey.rounds_in_sight import rounds_in_sight

MOST_LISTED = 500  # sheets on the page of a batch; a file brings more


@bp.get("")
@needs(Right.SEE_FIELDWORK, of=ANYWHERE)
def batches() -> ResponseReturnValue:
    """Lead to the batches of the round under way that takes paper."""
    rounds = rounds_in_sight(get_session(), scope(Right.SEE_FIELDWORK))
    found = current_round(rounds)
    if found is None:
        return render_template("keying/no_round.html", rounds=rounds)
    return redirect(url_for("keying.of_round", code=found.code))


@bp.get("/<code>")
@needs(Right.SEE_FIELDWORK, of=round_part_of("code"))
def of_round(code: str) -> ResponseReturnValue:
    """Show the batches of a round, and what came of asking again."""
    session, own = get_session(), scope(Right.SEE_FIELDWORK)
    round_ = round_of_code(session, code)
    return render_template(
        "keying/batches.html",
        round=round_,
        rounds=[r for r in rounds_in_sight(session, own) if _is_on_paper(r)],
        lines=batches_of(session, round_, own),
        answered=recalled_by_enumerator(session, round_, own),
        is_on_paper=_is_on_paper(round_),
    )


@bp.route("/<code>/moi", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=round_part_of("code"))
def new(code: str) -> ResponseReturnValue:
    """Open a batch."""
    session, form = get_session(), HeadingForm()
    round_ = round_of_code(session, code)
    require_takes_paper(round_)
    _offer(form, round_)
    if not form.is_submitted():
        form.first_day.data = form.last_day.data = min(today(), round_.ends_on)
    if form.validate_on_submit():
        try:
            return _opened(round_, form)
        except Problem as problem:
            _told(form, problem)
    page = render_template("keying/new.html", round=round_, form=form)
    return page, 422 if form.is_submitted() else 200


@bp.get(BATCH)
@needs(Right.SEE_FIELDWORK, of=batch_units)
def batch(batch_id: int) -> ResponseReturnValue:
    """Show how far a batch is and what is to be done next."""
    session = get_session()
    found = batch_by_id(session, batch_id)
    seconds = second_keyings(session, found)
    sheets = first_sheets(session, found, MOST_LISTED)
    questionnaire = form_of(found)
    counts = found.compared or compared(questionnaire, seconds)
    recalls = recalls_of(session, found)
    return render_template(
        "keying/batch.html",
        batch=found,
        round=found.round,
        sheets=sheets,
        n_keyed=n_keyed(session, found),
        seconds=urgent_first(seconds)[:MOST_LISTED],
        drawn={one.number for one in seconds},
        is_in_dispute=any(one.is_in_dispute for one in seconds),
        lacks=lacks(session, found),
        next=next_number(session, found),
        next_again=next_for(session, found, own_id()),
        rates=rates_of(questionnaire, counts) if counts["sheets"] else None,
        recalls=recalls,
        recalled=recalled(recalls),
        names=names_of(session, _people(found, sheets)),
        texts=texts_of(found, questionnaire),
        form=SeenForm(formdata=None),
    )


@bp.route(f"{BATCH}/sua", methods=["GET", "POST"])
@needs(Right.KEY_SHEETS, of=batch_units)
def edit(batch_id: int) -> ResponseReturnValue:
    """Change the heading of an open batch."""
    session, form = get_session(), HeadingForm()
    found = batch_by_id(session, batch_id, to_change=request.method == "POST")
    require_open(found)
    if not form.is_submitted():
        form.fill_from(found)
    _offer(form, found.round)
    if form.validate_on_submit():
        try:
            return _changed(found, form)
        except Problem as problem:
            _told(form, problem)
    page = render_template("keying/edit.html", batch=found, form=form)
    return page, 422 if form.is_submitted() else 200


def _is_on_paper(round_: Round) -> bool:
    return Channel.PAPER in round_.channels


def _offer(form: HeadingForm, round_: Round) -> None:
    assert round_.questionnaire is not None  # noqa: S101 - it takes paper
    questionnaire = parse_questionnaire(round_.questionnaire.document)
    own = scope(Right.KEY_SHEETS)
    form.offer(get_session(), round_, questionnaire, own)


def _opened(round_: Round, form: HeadingForm) -> ResponseReturnValue:
    session, heading = get_session(), form.heading()
    require(Right.KEY_SHEETS, heading.counter.unit_id)
    opened = open_batch(session, round_, heading, by=own_id(), today=today())
    after = _facts(opened) | {"round": round_.code}
    code, unit_id = str(opened.id), opened.unit_id
    keep(session, Event("batch.opened", "batch", code, unit_id, after=after))
    flash(_("Đã lập lô %(n)s.", n=code))
    return redirect(url_for("keying.batch", batch_id=int(code)))


def _changed(found: Batch, form: HeadingForm) -> ResponseReturnValue:
    session, heading = get_session(), form.heading()
    require(Right.KEY_SHEETS, heading.counter.unit_id)
    check_revision(
        session, found, form.revision.data, place=Place("batch", str(found.id))
    )
    before = _facts(found)
    change_batch(session, found, heading, today=today())
    told = changes(before, _facts(found))
    code, unit_id = str(found.id), found.unit_id
    if told["after"]:
        keep(session, Event("batch.changed", "batch", code, unit_id, **told))
    flash(_("Đã sửa lô %(n)s.", n=code))
    return redirect(url_for("keying.batch", batch_id=int(code)))


def _told(form: HeadingForm, problem: Problem) -> None:
    """Say on the form what keeps it from being written; all else has its own page."""
    if problem.status != 422:
        raise problem
    # Whatever was changed on the row before it was refused is not shown as written.
    get_session().rollback()
    form.form_errors.append(problem.message)


def _facts(batch: Batch) -> dict[str, Any]:
    """Return what the audit tells of a heading."""
    return {
        "counter": batch.counter.code if batch.counter else "",
        "first_day": batch.first_day.isoformat(),
        "last_day": batch.last_day.isoformat(),
        "declared": batch.declared,
        "first_number": batch.first_number,
        "place": batch.place,
        "enumerator": batch.enumerator.name if batch.enumerator else "",
        "service": batch.service,
        "population": str(batch.population),
        "language": batch.language,
        "share": batch.share,
    }


def _people(batch: Batch, sheets: Any) -> list[int | None]:
    by = [batch.created_by, batch.posted_by, batch.withdrawn_by]
    return [*by, *(sheet.keyed_by for sheet in sheets)]
