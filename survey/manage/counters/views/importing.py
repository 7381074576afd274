"""Counters brought in from a file, with a look before anything is written."""

from collections.abc import Sequence
from uuid import uuid4

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import ANYWHERE, Right, needs, own_id, scope
from survey.access.refusals import foreign
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.manage.counters.forms import ImportForm
from survey.manage.counters.rows import COLUMNS
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import today
from survey.manage.file_field import told_at
from survey.manage.operations.counter_import import write_counters
from survey.manage.operations.counter_plan import CounterPlan, plan_counters
from survey.models import Task, TaskFile, TaskState
from survey.spreadsheets import Fault
from survey.tasks import File
from survey.tasks.asking import file_row
from survey.uploads import takes_upload

MOST = 5_000  # rows of a file that a page may write; more is for the command
MEGABYTES = 4
CHECKED = "counters.check"  # an upload that was looked through, kept for a day


@bp.get("/quay/nhap")
@needs(Right.EDIT_COUNTERS, of=ANYWHERE)
def import_page() -> ResponseReturnValue:
    """Ask for a file of counters."""
    return _page(ImportForm(formdata=None))


@bp.post("/quay/nhap")
@takes_upload(MEGABYTES)
@needs(Right.EDIT_COUNTERS, of=ANYWHERE)
def check_file() -> ResponseReturnValue:
    """Look through a file; keep it for the look at what it would do."""
    form = ImportForm()
    if not form.validate():
        return _page(form), 422
    content = form.file.data.read()
    try:
        plan = _planned(content)
    except Problem as problem:
        return _page(form, told_at(form.file, problem)), 422
    kept = _keep_file(content, n=len(plan.new) + len(plan.changed))
    return redirect(url_for("counters.import_preview", task_id=kept.id), 303)


@bp.get("/quay/nhap/<task_id>")
@needs(Right.EDIT_COUNTERS, of=ANYWHERE)
def import_preview(task_id: str) -> ResponseReturnValue:
    """Show what a file would do, before it does anything."""
    plan = _planned(_own_file(task_id))
    return render_template(
        "manage/counters/preview.html", plan=plan, form=ImportForm(formdata=None)
    )


@bp.post("/quay/nhap/<task_id>")
@needs(Right.EDIT_COUNTERS, of=ANYWHERE)
def import_counters(task_id: str) -> ResponseReturnValue:
    """Do what a file says: all of it, or nothing."""
    session = get_session()
    plan = _planned(_own_file(task_id))
    done = write_counters(session, plan, today=today())
    codes = {"created": done.created, "changed": done.changed}
    after = {what: [one.code for one in them] for what, them in codes.items()}
    keep(session, Event("counters.imported", "counter", after=after))
    return redirect(url_for("counters.counters"), 303)


def _planned(content: bytes) -> CounterPlan:
    """Return what a file would do at the units one may set up."""
    own = scope(Right.EDIT_COUNTERS)
    plan = plan_counters(get_session(), content, today=today(), scope=own)
    if len(plan.new) + len(plan.changed) > MOST:
        message = _(
            "Tệp có hơn %(n)d quầy mới hoặc thay đổi: hãy chia nhỏ, hoặc dùng lệnh "
            "hailong counter import.",
            n=MOST,
        )
        raise Problem(message)
    return plan


def _keep_file(content: bytes, *, n: int) -> Task:
    """Keep an upload as a task that is done: only its owner finds it, for a day."""
    session, now = get_session(), clock.now()
    kept = Task(
        id=uuid4().hex,
        kind=CHECKED,
        asked_by=own_id(),
        asked_at=now,
        ended_at=now,
        params={},
        state=TaskState.DONE,
    )
    session.add(kept)
    session.flush()
    file = File("quay", "application/octet-stream", content)
    session.add(file_row(kept.id, file, is_made=False))
    said = {"kind": CHECKED, "rows": n}
    keep(session, Event("task.asked", "task", kept.id, after=said))
    return kept


def _own_file(task_id: str) -> bytes:
    """Return an upload of one's own; there are no others (404)."""
    session = get_session()
    kept = session.get(Task, task_id[:32])
    if kept is None or kept.kind != CHECKED or kept.asked_by != own_id():
        raise foreign()
    return session.get_one(TaskFile, (kept.id, False)).content


def _page(form: ImportForm, faults: Sequence[Fault] = ()) -> str:
    return render_template(
        "manage/counters/import.html",
        form=form,
        faults=faults,
        columns=COLUMNS,
    )
