"""Pages of those who look on: the audit, and long work under way."""

from zoneinfo import ZoneInfo

from flask import (
    Blueprint,
    current_app,
    redirect,
    render_template,
    request,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock, words
from survey.access import ANYWHERE, Right, needs, own_id, scope, signed_in
from survey.db import get_session
from survey.downloads import sent, table_sent
from survey.errors import Problem
from survey.models import TaskState
from survey.oversight.audit_file import audit_table
from survey.oversight.forms import AuditForm
from survey.oversight.queries import all_entries, kinds, read_audit
from survey.oversight.tasks import file_made, own_task

AGAIN = 2  # seconds until a page of unfinished work asks again

bp = Blueprint("oversight", __name__)


@bp.get("/nhat-ky")
@needs(Right.READ_AUDIT, of=ANYWHERE)
def audit() -> ResponseReturnValue:
    """Show who did what to what, when; the newest first."""
    form = _form()
    found = read_audit(
        get_session(),
        form.sought(),
        zone=_zone(),
        scope=scope(Right.READ_AUDIT),
        page=request.args.get("page", ""),
    )
    sought = {name: given for name, given in request.args.items() if name in form}
    return render_template(
        "oversight/audit.html", form=form, found=found, sought=sought
    )


@bp.get("/nhat-ky.<any(csv, xlsx):suffix>")
@needs(Right.READ_AUDIT, of=ANYWHERE)
def audit_file(suffix: str) -> ResponseReturnValue:
    """Send all that the filters find as a file."""
    own = scope(Right.READ_AUDIT)
    found = all_entries(get_session(), _form().sought(), zone=_zone(), scope=own)
    table = audit_table(found, zone=_zone())
    today = clock.today(_zone())
    return table_sent(table, f"nhat-ky-{today.isoformat()}", suffix)


@bp.get("/viec/<task_id>")
@signed_in
def task(task_id: str) -> ResponseReturnValue:
    """Show how far a task has come; lead on when it is done."""
    found = own_task(get_session(), task_id, user_id=own_id())
    then = found.params.get("then")
    if found.state == TaskState.DONE and then:
        return redirect(then)
    has_file = file_made(get_session(), found) is not None
    page = render_template("oversight/task.html", task=found, has_file=has_file)
    is_over = found.state in {TaskState.DONE, TaskState.FAILED}
    return page, 200, {} if is_over else {"Refresh": str(AGAIN)}


@bp.get("/viec/<task_id>/tep")
@signed_in
def task_file(task_id: str) -> ResponseReturnValue:
    """Send the file that a task made."""
    found = own_task(get_session(), task_id, user_id=own_id())
    made = file_made(get_session(), found)
    if made is None:
        raise Problem(_("Việc này chưa có tệp, hoặc tệp đã hết hạn."), status=404)
    return sent(made.content, made.name, mimetype=made.media_type)


def _form() -> AuditForm:
    """Return the filters; one that makes no sense is refused (422)."""
    form = AuditForm(request.args)
    known = {kind: words.object_word(kind) for kind in kinds(get_session())}
    form.label_fields(known)
    if not form.validate():
        problems = (f"{form[name].label.text}: {'; '.join(map(str, said))}"
                    for name, said in form.errors.items() if name)  # fmt: skip
        raise Problem("\n".join(problems))
    return form


def _zone() -> ZoneInfo:
    zone: ZoneInfo = current_app.config["HAILONG"].zone
    return zone
