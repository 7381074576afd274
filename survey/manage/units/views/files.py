"""Files of units: uploaded, looked at, confirmed; and fetched."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, needs, own_id, scope
from survey.access.refusals import foreign
from survey.audit import Event, keep
from survey.db import get_session
from survey.documents.prose import cleaned
from survey.downloads import sent, table_sent
from survey.manage.units import importing
from survey.manage.units.blank import blank_file
from survey.manage.units.checked import changed_in, created_in, faults_in
from survey.manage.units.export import units_table
from survey.manage.units.forms import FileForm
from survey.manage.units.rows import COLUMNS
from survey.manage.units.views.blueprint import bp
from survey.manage.units.views.here import today
from survey.models import Task
from survey.tasks import File, ask_for
from survey.uploads import takes_upload

MEGABYTES = 10
ANY_FILE = "application/octet-stream"


@bp.get("/cay-don-vi/nhap")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def upload() -> ResponseReturnValue:
    """Ask for a file of units."""
    return _upload_page(FileForm(formdata=None))


@bp.post("/cay-don-vi/nhap")
@takes_upload(MEGABYTES)
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def check() -> ResponseReturnValue:
    """Have the worker look at a file; nothing is written of it."""
    session, form = get_session(), FileForm()
    if not form.validate():
        return _upload_page(form), 422
    name = cleaned(form.file.data.filename or "")[-100:]
    file = File(name, ANY_FILE, form.file.data.read())
    asked = ask_for(session, importing.CHECK, {}, by=own_id(), file=file)
    then = url_for("units.checked", task_id=asked.id)
    again = url_for("units.upload")
    asked.params = {"name": name, "then": then, "again": again}
    said = {"file": name, "bytes": len(file.content)}
    keep(session, Event("units.checked", "task", asked.id, after=said))
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


def _upload_page(form: FileForm) -> str:
    return render_template(
        "manage/units/upload.html", form=form, columns=COLUMNS, most=MEGABYTES
    )


@bp.get("/cay-don-vi/nhap/<task_id>")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def checked(task_id: str) -> ResponseReturnValue:
    """Show what a file would do, or what is wrong with it; or what was imported."""
    found = _own_task(task_id)
    outcome = found.outcome
    if outcome is None:
        return redirect(url_for("oversight.task", task_id=found.id), 303)
    if found.kind == importing.IMPORT:
        return render_template("manage/units/imported.html", outcome=outcome)
    return render_template(
        "manage/units/preview.html",
        task=found,
        outcome=outcome,
        created=created_in(outcome),
        changed=changed_in(outcome),
        faults=faults_in(outcome),
        confirmed=found.params.get("confirmed"),
        form=FileForm(formdata=None),
    )


@bp.post("/cay-don-vi/nhap/<task_id>")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def confirm(task_id: str) -> ResponseReturnValue:
    """Have the worker write what the page showed; once, however often it is sent."""
    session, found = get_session(), _own_task(task_id)
    outcome = found.outcome or {}
    if found.kind != importing.CHECK or "digest" not in outcome:
        raise foreign()
    if "confirmed" not in found.params:
        params = {"check": found.id, "digest": outcome["digest"]}
        asked = ask_for(session, importing.IMPORT, params, by=own_id())
        then = url_for("units.checked", task_id=asked.id)
        more = {"name": found.params["name"], "then": then}
        asked.params = params | more | {"again": url_for("units.upload")}
        found.params = found.params | {"confirmed": asked.id}
        after = {"file": found.params["name"]}
        keep(session, Event("units.confirmed", "task", asked.id, after=after))
    to = url_for("oversight.task", task_id=found.params["confirmed"])
    return redirect(to, 303)


def _own_task(task_id: str) -> Task:
    """Return a task of these that the person asked for."""
    found = get_session().get(Task, task_id[:32])
    is_ours = found is not None and found.kind in {importing.CHECK, importing.IMPORT}
    if found is None or not is_ours or found.asked_by != own_id():
        raise foreign()
    return found


@bp.get("/cay-don-vi/nhap/mau.<any(csv, xlsx):kind>")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def blank(kind: str) -> ResponseReturnValue:
    """Send the file to fill in."""
    return sent(blank_file(kind), f"mau-don-vi.{kind}")


@bp.get("/cay-don-vi/xuat.<any(csv, xlsx):kind>")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def export(kind: str) -> ResponseReturnValue:
    """Send the units as a file that can be imported again."""
    day = today()
    own = scope(Right.SEE_UNITS)
    table = units_table(get_session(), day=day, scope=own)
    return table_sent(table, f"don-vi-{day.isoformat()}", kind)
