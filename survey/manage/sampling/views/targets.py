"""Setting targets: by a rule, seen before it is applied, or typed unit by unit."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.access import Right, needs, round_part_of, scope
from survey.audit import Event, keep
from survey.closed import require_not_closed
from survey.db import get_session
from survey.manage.operations.rounds import round_by_code
from survey.manage.operations.sampling.targets import (
    Basis,
    Targets,
    propose,
    set_targets,
    type_targets,
)
from survey.manage.sampling.asked_for import today
from survey.manage.sampling.blueprint import bp
from survey.manage.sampling.forms import RuleForm
from survey.manage.sampling.progress import Desk, desk_of
from survey.manage.sampling.typed_targets import read_targets
from survey.models import Round


@bp.route("/chon-mau/<code>/muc-tieu", methods=["GET", "POST"])
@needs(Right.PLAN_FIELDWORK, of=round_part_of("code"))
def by_rule(code: str) -> ResponseReturnValue:
    """Show what a rule asks of each unit, then write it."""
    session, form = get_session(), RuleForm()
    round_ = round_by_code(session, code)
    require_not_closed(round_)
    form.offer()
    desk = _desk(round_)
    proposed = None
    if form.validate_on_submit():
        basis, ids = form.basis(), _chosen(form, desk)
        if "apply" in request.form:
            return _applied(round_, basis, ids)
        proposed = propose(session, round_, basis, ids)
    page = render_template(
        "manage/sampling/targets.html", form=form, desk=desk, proposed=proposed
    )
    return page, 422 if form.errors else 200


@bp.route("/chon-mau/<code>/muc-tieu/tung-don-vi", methods=["GET", "POST"])
@needs(Right.PLAN_FIELDWORK, of=round_part_of("code"))
def typed(code: str) -> ResponseReturnValue:
    """Type targets that were decided elsewhere."""
    session = get_session()
    round_ = round_by_code(session, code)
    require_not_closed(round_)
    desk = _desk(round_)
    sent = read_targets(request.form, desk)
    if request.method == "POST" and not sent.faults:
        changed = type_targets(session, round_, sent.numbers)
        codes = {line.unit.id: line.unit.code for line in desk.lines}
        before = {codes[id_]: old for id_, (old, _new) in changed.items()}
        after = {codes[id_]: new for id_, (_old, new) in changed.items()}
        event = Event("targets.typed", "round", code, round_.root_id, before, after)
        if changed:
            keep(session, event)
        flash(_("Đã ghi mục tiêu của %(n)s đơn vị.", n=len(changed)))
        return redirect(url_for("sampling.progress", code=code))
    page = render_template("manage/sampling/typed.html", desk=desk, sent=sent)
    return page, 422 if sent.faults else 200


def _desk(round_: Round) -> Desk:
    own = scope(Right.PLAN_FIELDWORK)
    return desk_of(get_session(), round_, today=today(), scope=own)


def _chosen(form: RuleForm, desk: Desk) -> list[int]:
    """Return the units a rule is for."""
    only_missing = form.only_missing.data
    return [
        line.unit.id for line in desk.lines if line.target is None or not only_missing
    ]


def _applied(round_: Round, basis: Basis, ids: list[int]) -> Response:
    session = get_session()
    found: Targets = set_targets(session, round_, basis, ids)
    after = {
        "rule": str(basis.rule),
        "rows": len(found.n_by_unit),
        "n": sum(found.n_by_unit.values()),
    }
    event = Event("targets.set", "round", round_.code, round_.root_id, after=after)
    keep(session, event)
    flash(_("Đã đặt mục tiêu cho %(n)s đơn vị.", n=len(found.n_by_unit)))
    return redirect(url_for("sampling.progress", code=round_.code))
