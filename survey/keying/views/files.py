"""A file of sheets: the one to fill in, sent back, looked at, confirmed."""

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, needs, own_id, require
from survey.access.refusals import foreign
from survey.audit import Event, keep
from survey.db import get_session
from survey.documents.prose import cleaned
from survey.downloads import table_sent
from survey.keying import filling
from survey.keying.asked_for import batch_by_id, form_of, texts_of
from survey.keying.blank import blank_table
from survey.keying.blueprint import BATCH, bp
from survey.keying.forms import FileForm
from survey.keying.operations.batches import require_open
from survey.keying.places import batch_units
from survey.models import Batch, Task
from survey.spreadsheets import SHEETS, Fault, require_fits
from survey.tasks import File, ask_for, standing
from survey.uploads import takes_upload

MEGABYTES = 32  # 100,000 sheets with comments are some 20
ANY_FILE = "application/octet-stream"


@bp.get(f"{BATCH}/mau.<any(csv, xlsx):kind>")
@needs(Right.KEY_SHEETS, of=batch_units)
def blank(batch_id: int, kind: str) -> ResponseReturnValue:
    """Send the file to fill in: a row a form, a column a question."""
    found = batch_by_id(get_session(), batch_id)
    return table_sent(blank_table(found, form_of(found)), f"lo-{batch_id}", kind)


@bp.get(f"{BATCH}/tep")
@needs(Right.KEY_SHEETS, of=batch_units)
def upload(batch_id: int) -> ResponseReturnValue:
    """Ask for a file of sheets."""
    found = batch_by_id(get_session(), batch_id)
    require_open(found)
    return _upload_page(found, FileForm(formdata=None))


def _upload_page(batch: Batch, form: FileForm) -> str:
    questionnaire = form_of(batch)
    return render_template(
        "keying/upload.html",
        batch=batch,
        form=form,
        questionnaire=questionnaire,
        texts=texts_of(batch, questionnaire),
        most=MEGABYTES,
    )


@bp.post(f"{BATCH}/tep")
@takes_upload(MEGABYTES)
@needs(Right.KEY_SHEETS, of=batch_units)
def check(batch_id: int) -> ResponseReturnValue:
    """Have the worker look at a file; nothing is written of it."""
    session, form = get_session(), FileForm()
    found = batch_by_id(session, batch_id)
    require_open(found)
    if not form.validate():
        return _upload_page(found, form), 422
    name = cleaned(form.file.data.filename or "")[-100:]
    file = File(name, ANY_FILE, form.file.data.read())
    require_fits(file.content, SHEETS)
    asked = ask_for(session, filling.CHECK, {}, by=own_id(), file=file)
    asked.params = asked.params | {
        "batch": batch_id,
        "name": name,
        "then": url_for("keying.checked", task_id=asked.id),
        "again": url_for("keying.upload", batch_id=batch_id),
    }
    said = {"file": name, "bytes": len(file.content)}
    event = Event("batch.checked", "batch", str(batch_id), found.unit_id, after=said)
    keep(session, event)
    return redirect(url_for("oversight.task", task_id=asked.id), 303)


@bp.get("/lo/tep/<task_id>")
@needs(Right.KEY_SHEETS, of=ANYWHERE)
def checked(task_id: str) -> ResponseReturnValue:
    """Show what a file holds, or what is wrong with it."""
    found, batch = _own_task(task_id)
    if found.outcome is None:
        return redirect(url_for("oversight.task", task_id=found.id), 303)
    return render_template(
        "keying/checked.html",
        batch=batch,
        task=found,
        outcome=found.outcome,
        faults=[Fault(*fault) for fault in found.outcome.get("faults", ())],
        confirmed=standing(get_session(), found.params.get("confirmed")),
        form=FileForm(formdata=None),
    )


@bp.post("/lo/tep/<task_id>")
@needs(Right.KEY_SHEETS, of=ANYWHERE)
def confirm(task_id: str) -> ResponseReturnValue:
    """Have the worker take the sheets in; once, however often it is sent."""
    session, (found, batch) = get_session(), _own_task(task_id)
    require_open(batch)
    if "n" not in (found.outcome or {}):
        raise foreign()
    if standing(session, found.params.get("confirmed")) is None:
        name, then = found.params["name"], url_for("keying.batch", batch_id=batch.id)
        params = {"batch": batch.id, "check": found.id, "name": name, "then": then}
        again = url_for("keying.checked", task_id=found.id)
        asked = ask_for(session, filling.FILL, params | {"again": again}, by=own_id())
        found.params = found.params | {"confirmed": asked.id}
        event = Event("batch.confirmed", "batch", str(batch.id), batch.unit_id)
        keep(session, event)
    return redirect(url_for("oversight.task", task_id=found.params["confirmed"]), 303)


def _own_task(task_id: str) -> tuple[Task, Batch]:
    """Return the check of a file that the person asked for, and its batch."""
    session = get_session()
    found = session.get(Task, task_id[:32])
    if found is None or found.kind != filling.CHECK or found.asked_by != own_id():
        raise foreign()
    batch = batch_by_id(session, found.params["batch"])
    require(Right.KEY_SHEETS, batch.unit_id)
    return found, batch
