"""Units are given a workbook: by which criteria, until when."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey import clock
from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.due_here import forget
from survey.errors import Problem
from survey.i18n import named
from survey.models import CriteriaSet, Round, Unit, UnitKind
from survey.submission.blueprint import bp
from survey.submission.forms import OpenForm
from survey.submission.operations.opening import open_workbooks
from survey.words import group_key, group_of, text_of

ONE = "="  # before the code of a single unit


@bp.route("/mo", methods=["GET", "POST"])
@needs(Right.EDIT_CRITERIA, of=INSTALLATION)
def open_() -> ResponseReturnValue:
    """Open the workbooks of a group of units, or of the province."""
    session, form = get_session(), OpenForm()
    units = _standing(session)
    sets = _sets(session)
    form.offer(
        [
            (one.id, f"{text_of(one.document['title'])}, {one.year} ({one.version})")
            for one in sets
        ],
        _groups(units),
        [(one.code, one.title) for one in _rounds(session)],
    )
    if form.validate_on_submit():
        try:
            return _opened(session, form, units)
        except Problem as problem:
            form.criteria_set.errors = [problem.message]
    page = render_template("submission/open.html", form=form, sets=sets)
    return page, 422 if form.is_submitted() else 200


def _opened(session: Session, form: OpenForm, units: list[Unit]) -> ResponseReturnValue:
    criteria_set = session.get_one(CriteriaSet, int(form.criteria_set.data))
    code = form.round.data or ""
    round_ = session.scalar(select(Round).where(Round.code == code)) if code else None
    made = open_workbooks(
        session,
        criteria_set,
        [unit for unit in units if form.group.data in _keys(unit)],
        round_=round_,
        due_on=form.due_on.data,
        appraise_by=form.appraise_by.data,
        at=clock.now(),
    )
    set_id = criteria_set.id
    forget()
    if not made:
        flash(_("Không mở thêm bảng nào: đơn vị được chọn đã có bảng chấm điểm."))
    else:
        flash(_("Đã mở %(n)d bảng chấm điểm.", n=len(made)))
        after = {"n_created": len(made), "round": code} | _days(form)
        name = criteria_set.name
        keep(session, Event("workbook.opened", "workbook", name, after=after))
    return redirect(url_for("submission.workbooks", bo=set_id))


def _days(form: OpenForm) -> dict[str, str]:
    """Return the days that were set, as the audit keeps them."""
    given = {"due_on": form.due_on.data, "appraise_by": form.appraise_by.data}
    return {name: str(day) for name, day in given.items() if day}


def _standing(session: Session) -> list[Unit]:
    today = clock.today(current_app.config["HAILONG"].zone)
    query = select(Unit).where(Unit.valid_from <= today)
    stands = Unit.valid_to.is_(None) | (Unit.valid_to >= today)
    return list(session.scalars(query.where(stands).order_by(Unit.kind, Unit.name)))


def _sets(session: Session) -> list[CriteriaSet]:
    order = (CriteriaSet.year.desc(), CriteriaSet.code, CriteriaSet.version.desc())
    return list(session.scalars(select(CriteriaSet).order_by(*order)))


def _rounds(session: Session) -> list[Round]:
    return list(session.scalars(select(Round).order_by(Round.starts_on.desc())))


def _keys(unit: Unit) -> tuple[str, str]:
    return group_key(unit), f"{ONE}{unit.code}"


def _groups(units: list[Unit]) -> list[tuple[str, str]]:
    """Return the groups that units are ranked in, then every unit by itself."""
    groups = {
        group_key(unit): group_of(unit)
        for unit in units
        if unit.kind != UnitKind.PROVINCE
    }
    told = [(key, _("Nhóm: %(name)s", name=name)) for key, name in groups.items()]
    return [*told, *((f"{ONE}{unit.code}", named(unit)) for unit in units)]
