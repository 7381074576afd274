"""The days of workbooks are changed: of one, or of all of a set that are not done."""

from collections import Counter

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, add_event, keep
from survey.db import get_session
from survey.due_here import forget
from survey.editing import MOST, Conflict, Place, check_revision
from survey.errors import Problem
from survey.i18n import number
from survey.models import AuditEntry, CriteriaSet, Workbook, WorkbookState
from survey.submission.blueprint import WORKBOOK, bp
from survey.submission.day_forms import UNSENT_ONLY, DaysForm, ManyDaysForm
from survey.submission.operations.days import (
    Change,
    Days,
    days_digest,
    days_of,
    lock_set,
    move_days,
    require_unconcluded,
    set_days,
)
from survey.submission.queries import set_by_id, workbook_by_id, workbooks_of
from survey.submission.states import UNSENT
from survey.submission.today import today

KIND, ACTION = "workbook", "workbook.rescheduled"  # as the audit calls it


@bp.route(f"{WORKBOOK}/han", methods=["GET", "POST"])
@needs(Right.EDIT_CRITERIA, of=INSTALLATION)
def change_days(workbook_id: int) -> ResponseReturnValue:
    """Change the days of a workbook."""
    session, form = get_session(), DaysForm()
    found = workbook_by_id(session, workbook_id)
    require_unconcluded(found)
    form.offer(days_of(found), revision=str(found.revision), today=today())
    if form.validate_on_submit():
        place = Place(KIND, found.name)
        check_revision(session, found, form.revision.data, place=place)
        changed = set_days(session, found, form.days())
        address = url_for("submission.workbook", workbook_id=workbook_id)
        return _kept(session, changed, form.because.data, address)
    page = render_template("submission/days.html", workbook=found, form=form)
    return page, 422 if form.is_submitted() else 200


@bp.route("/bo/<int(max=2147483647):set_id>/han", methods=["GET", "POST"])
@needs(Right.EDIT_CRITERIA, of=INSTALLATION)
def change_many_days(set_id: int) -> ResponseReturnValue:
    """Change the days of all workbooks of a set that were not sent, or concluded."""
    session, form = get_session(), ManyDaysForm()
    chosen = set_by_id(session, set_id)
    if form.is_submitted():
        lock_set(session, set_id)
    every = workbooks_of(session, set_id, None)
    open_ = [one for one in every if one.state != WorkbookState.CONCLUDED]
    unsent = [one for one in open_ if one.state in UNSENT]
    form.offer(_common(open_), revision=days_digest(every), today=today())
    form.offer_which(n_unsent=len(unsent), n_unconcluded=len(open_))
    if form.validate_on_submit():
        _require_same_days(session, chosen, every, form.revision.data)
        try:
            asked = unsent if form.which.data == UNSENT_ONLY else open_
            changed = move_days(asked, form.days())
            address = url_for("submission.workbooks", bo=set_id)
            return _kept(session, changed, form.because.data, address)
        except Problem as problem:
            form.appraise_by.errors = [problem.message]
    page = render_template(
        "submission/many_days.html",
        chosen=chosen,
        form=form,
        n_open=len(open_),
        groups=Counter(days_of(one) for one in open_).most_common(),
    )
    return page, 422 if form.is_submitted() else 200


def _common(workbooks: list[Workbook]) -> Days:
    """Return the days that all have in common."""
    due_on, appraise_by = (
        {getattr(one, name) for one in workbooks} for name in ("due_on", "appraise_by")
    )
    return Days(
        due_on.pop() if len(due_on) == 1 else None,
        appraise_by.pop() if len(appraise_by) == 1 else None,
    )


def _require_same_days(
    session: Session, chosen: CriteriaSet, workbooks: list[Workbook], given: str | None
) -> None:
    """Refuse (409) a form that was opened before a day was changed."""
    if given == days_digest(workbooks):
        return
    newest = (
        select(AuditEntry)
        .where(AuditEntry.kind == KIND, AuditEntry.action == ACTION)
        .where(AuditEntry.code.startswith(f"{chosen.name}:", autoescape=True))
        .order_by(AuditEntry.id.desc())
        .limit(MOST)
    )
    raise Conflict(list(session.scalars(newest)))


def _kept(
    session: Session, changed: list[Change], because: str, address: str
) -> ResponseReturnValue:
    """Write a row of the audit for each workbook, all with the change."""
    events = [_event(workbook, told, because) for workbook, told in changed]
    if not events:
        flash(_("Không có hạn nào thay đổi."))
        return redirect(address)
    for event in events[1:]:
        add_event(session, event)
    keep(session, events[0])
    forget()
    flash(_("Đã đổi hạn của %(n)s bảng chấm điểm.", n=number(len(events))))
    return redirect(address)


def _event(workbook: Workbook, told: dict[str, dict[str, str]], because: str) -> Event:
    return Event(
        *(ACTION, KIND, workbook.name, workbook.unit_id),
        before=told["before"],
        after=told["after"] | {"reason": because},
    )
