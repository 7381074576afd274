"""Who was drawn: lists of enumerators, what became of whom, who stands in."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, draw_of, needs
from survey.access.refusals import foreign
from survey.audit import Event, keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.downloads import table_sent
from survey.errors import Problem
from survey.manage.operations.sampling.fieldwork import assign, note_outcome
from survey.manage.sampling.asked_for import draw_by_id, today
from survey.manage.sampling.blueprint import bp
from survey.manage.sampling.draw_file import draw_table
from survey.manage.sampling.forms import AssignForm, OutcomeForm
from survey.manage.sampling.lists import Drawn, entries_of, enumerators_near
from survey.manage.sampling.lists import draws_of as draws_of_frame
from survey.models import Draw, DrawnEntry, Outcome, Round
from survey.spreadsheets import XLSX
from survey.words.fieldwork import outcome_word

DRAW = "/chon-mau/mau/<int(max=999999999):draw_id>"


class _Overtaken(Problem):
    """Somebody else noted an outcome while the page was open."""

    def __init__(self, now: Outcome) -> None:
        words = _(
            "Người khác vừa ghi kết quả của người này: %(outcome)s. Xin xem lại; ghi "
            "lần nữa là thay kết quả ấy.",
            outcome=outcome_word(now),
        )
        super().__init__(words, status=409)


@bp.get(DRAW)
@needs(Right.SEE_FIELDWORK, of=draw_of("draw_id"))
def draw(draw_id: int) -> ResponseReturnValue:
    """Show who was drawn, by enumerator if asked so."""
    session, chosen = get_session(), _chosen()
    found = draw_by_id(session, draw_id)
    people = enumerators_near(session, found.frame.unit_id)
    return render_template(
        "manage/sampling/draw.html",
        drawn=_drawn(found),
        round=session.get_one(Round, found.frame.round_id),
        entries=entries_of(session, found, enumerator_id=chosen),
        enumerators=people,
        chosen=chosen,
        form=AssignForm(formdata=None),
    )


@bp.get(f"{DRAW}.xlsx")
@needs(Right.SEE_FIELDWORK, of=draw_of("draw_id"))
def draw_file(draw_id: int) -> ResponseReturnValue:
    """Send the lists of the enumerators as a workbook."""
    session = get_session()
    found = draw_by_id(session, draw_id)
    return table_sent(draw_table(entries_of(session, found)), f"mau-{draw_id}", XLSX)


@bp.post(f"{DRAW}/giao")
@needs(Right.PLAN_FIELDWORK, of=draw_of("draw_id"))
def assign_entries(draw_id: int) -> ResponseReturnValue:
    """Share those drawn out to enumerators."""
    session, form = get_session(), AssignForm()
    found = draw_by_id(session, draw_id)
    require_not_closed(session.get_one(Round, found.frame.round_id))
    people = {e.id: e for e in enumerators_near(session, found.frame.unit_id)}
    form.enumerators.choices = [(id_, e.name) for id_, e in people.items()]
    if not form.validate():
        raise Problem(_("Xin chọn điều tra viên trong danh sách."))
    chosen = form.enumerators.data or []
    loads = assign(session, found, [people[id_] for id_ in chosen])
    after = {people[id_].name: n for id_, n in loads.items()}
    place = str(found.id)
    keep(
        session,
        Event("draw.assigned", "draw", place, found.frame.unit_id, after=after),
    )
    flash(_("Đã giao danh sách cho %(n)s điều tra viên.", n=len(loads)))
    return redirect(url_for("sampling.draw", draw_id=draw_id))


@bp.route(f"{DRAW}/<int(max=999999999):position>", methods=["GET", "POST"])
@needs(Right.RUN_FIELDWORK, of=draw_of("draw_id"))
def outcome(draw_id: int, position: int) -> ResponseReturnValue:
    """Note what became of somebody who was drawn."""
    session, form = get_session(), OutcomeForm()
    entry = session.get(DrawnEntry, (draw_id, position))
    if entry is None:
        raise foreign()
    round_ = session.get_one(Round, entry.draw.frame.round_id)
    require_not_closed(round_)
    form.offer()
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            return _noted(form, entry)
        except _Overtaken as late:
            status, form.outcome.errors = late.status, [late.message]
        except Problem as problem:
            status, form.is_replaced.errors = problem.status, [problem.message]
    if not form.is_submitted():
        form.outcome.data, form.visits.data = entry.outcome, max(entry.visits, 1)
    page = render_template(
        "manage/sampling/outcome.html",
        form=form,
        entry=entry,
        round=round_,
        chosen=_chosen(),
    )
    return page, status


def _noted(form: OutcomeForm, entry: DrawnEntry) -> ResponseReturnValue:
    session, before = get_session(), str(entry.outcome)
    if form.seen.data != before:
        raise _Overtaken(entry.outcome)
    stand_in = note_outcome(
        session,
        entry,
        Outcome(form.outcome.data),
        on=today(),
        visits=form.visits.data,
        is_replaced=form.is_replaced.data,
    )
    after = {"outcome": form.outcome.data, "visits": form.visits.data}
    if stand_in is not None:
        after["replaced_by"] = stand_in.position
    place = f"{entry.draw_id}/{entry.position}"
    unit_id = entry.draw.frame.unit_id
    told = {"outcome": before}
    keep(session, Event("draw.noted", "draw", place, unit_id, told, after))
    flash(_("Đã ghi kết quả của số %(n)s.", n=entry.position))
    # Back to the part of the list that it was noted from.
    return redirect(url_for("sampling.draw", draw_id=entry.draw_id, nguoi=_chosen()))


def _chosen() -> int | None:
    """Return whose part of the list is looked at."""
    return request.args.get("nguoi", type=int)


def _drawn(found: Draw) -> Drawn:
    all_draws = draws_of_frame(get_session(), found.frame)
    return next(one for one in all_draws if one.draw.id == found.id)
