"""Lists to draw from, and drawing."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs, require, round_of, round_part_of, scope
from survey.audit import Event, keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.errors import Problem
from survey.manage.file_field import told_at
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.sampling.draws import draw_sample
from survey.manage.operations.sampling.frames import add_frame, erase_frames
from survey.manage.sampling.asked_for import frame_by_id, today
from survey.manage.sampling.blueprint import bp
from survey.manage.sampling.forms import DrawForm, FrameForm
from survey.manage.sampling.frame_rows import read_frame
from survey.manage.sampling.lists import draws_of as draws_of_frame
from survey.manage.sampling.lists import first_entries, frames_of, is_over
from survey.manage.sampling.places import frame_units
from survey.models import Frame, FrameKind, Round
from survey.spreadsheets import Fault
from survey.uploads import takes_upload

MEGABYTES = 10


@bp.get("/chon-mau/<code>/danh-sach")
@needs(Right.SEE_FIELDWORK, of=round_part_of("code"))
def frames(code: str) -> ResponseReturnValue:
    """Show the lists of a round, and what was drawn from them."""
    session = get_session()
    round_ = round_by_code(session, code)
    return render_template(
        "manage/sampling/frames.html",
        round=round_,
        frames=frames_of(session, round_, scope=scope(Right.SEE_FIELDWORK)),
        is_over=is_over(round_, today=today()),
    )


@bp.route("/chon-mau/<code>/danh-sach/moi", methods=["GET", "POST"])
@takes_upload(MEGABYTES)
@needs(Right.PLAN_FIELDWORK, of=round_part_of("code"))
def new_frame(code: str) -> ResponseReturnValue:
    """Take in a list of households or dossiers."""
    session, form = get_session(), FrameForm()
    round_ = round_by_code(session, code)
    require_not_closed(round_)
    form.offer()
    form.look_among(session, scope=scope(Right.PLAN_FIELDWORK), today=today())
    faults: Sequence[Fault] = []
    if form.validate_on_submit():
        try:
            return _taken_in(round_, form)
        except Problem as problem:
            faults = told_at(form.file, problem)
    page = render_template(
        "manage/sampling/new_frame.html", round=round_, form=form, faults=faults
    )
    return page, 422 if form.is_submitted() else 200


@bp.route("/chon-mau/danh-sach/<int(max=999999999):frame_id>", methods=["GET", "POST"])
@needs(Right.PLAN_FIELDWORK, of=frame_units)
def frame(frame_id: int) -> ResponseReturnValue:
    """Show a list, and draw from it."""
    session, form = get_session(), DrawForm()
    found = frame_by_id(session, frame_id)
    round_ = session.get_one(Round, found.round_id)
    if form.validate_on_submit():
        try:
            return _drawn(found, form)
        except Problem as problem:
            if problem.status != 422:
                raise
            form.n.errors = [problem.message]
    page = render_template(
        "manage/sampling/frame.html",
        frame=found,
        round=round_,
        form=form,
        entries=first_entries(session, found),
        draws=draws_of_frame(session, found),
    )
    return page, 422 if form.is_submitted() else 200


@bp.post("/chon-mau/<code>/xoa-danh-sach")
@needs(Right.PLAN_FIELDWORK, of=round_of("code"))
def erase(code: str) -> ResponseReturnValue:
    """Erase names, addresses and codes once the fieldwork is over."""
    session = get_session()
    round_ = round_by_code(session, code)
    if not is_over(round_, today=today()):
        raise Problem(_("Chỉ xóa danh sách sau khi đợt đã kết thúc."), status=409)
    n = erase_frames(session, round_)
    if n:
        event = Event("frames.erased", "round", code, round_.root_id, after={"rows": n})
        keep(session, event)
    flash(_("Đã xóa tên, địa chỉ và mã trong %(n)s danh sách.", n=n))
    return redirect(url_for("sampling.frames", code=code))


def _drawn(found: Frame, form: DrawForm) -> ResponseReturnValue:
    session = get_session()
    drawn = draw_sample(
        session,
        found,
        n=form.n.data,
        n_reserve=form.n_reserve.data or 0,
        by_area=form.by_area.data,
        seed=form.seed.data.strip(),
    )
    after = {"n": drawn.n, "n_reserve": drawn.n_reserve, "seed": drawn.seed}
    place = str(drawn.id)
    keep(session, Event("draw.made", "draw", place, found.unit_id, after=after))
    return redirect(url_for("sampling.draw", draw_id=drawn.id))


def _taken_in(round_: Round, form: FrameForm) -> ResponseReturnValue:
    session, unit = get_session(), form.meant
    require(Right.PLAN_FIELDWORK, unit.id)
    added = add_frame(
        session,
        round_,
        unit,
        kind=FrameKind(form.kind.data),
        title=form.title.data,
        entries=read_frame(form.file.data.read()),
    )
    after = {"title": added.title, "rows": added.n, "digest": added.digest}
    keep(session, Event("frame.added", "frame", str(added.id), unit.id, after=after))
    return redirect(url_for("sampling.frame", frame_id=added.id))
