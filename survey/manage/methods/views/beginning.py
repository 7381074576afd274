"""Taking a method up: one that comes along, a copy of a version, or a file."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.fields import StaffForm
from survey.manage.methods.blueprint import bp
from survey.manage.methods.queries import version_of
from survey.manage.operations.method_drafts import draft_of, draft_of_file
from survey.manage.operations.methods import import_shipped
from survey.methods import MethodError, method_of_toml, shipped
from survey.models import MethodDraft
from survey.uploads import takes_upload, text_of

MEGABYTES = 1


class FileForm(StaffForm):
    """A method as a file."""

    file = FileField(_l("Tệp TOML"), validators=[FileRequired()])


@bp.post("/phuong-phap-do/co-san/<code>")
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def take_up(code: str) -> ResponseReturnValue:
    """Take up a method that comes with the product."""
    session = get_session()
    if code not in shipped():
        message = _("Phần mềm không kèm phương pháp “%(code)s”.", code=code[:32])
        raise Problem(message, status=404)
    method = import_shipped(session, code)
    place, after = f"{code}:{method.version}", {"title": method.title}
    keep(session, Event("method.taken", "method", place, after=after))
    flash(_("Đã đưa phương pháp %(code)s vào sử dụng.", code=code))
    return redirect(url_for("methods.version", code=code, number=method.version))


@bp.post("/phuong-phap-do/<code>/<int(max=99999):number>/chep")
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def copy(code: str, number: int) -> ResponseReturnValue:
    """Begin the next version from this one."""
    session = get_session()
    draft = draft_of(session, version_of(session, code, number))
    return _begun(draft, {"based_on": f"{code}:{number}"})


@bp.route("/phuong-phap-do/nhap", methods=["GET", "POST"])
@takes_upload(MEGABYTES, is_table=False)
@needs(Right.EDIT_METHODS, of=INSTALLATION)
def from_file() -> ResponseReturnValue:
    """Begin a version from a file."""
    form, problems = FileForm(), []
    if form.validate_on_submit():
        try:
            document = method_of_toml(text_of(form.file.data.read()))
            return _begun(draft_of_file(get_session(), document), {"file": True})
        except MethodError as error:
            problems = list(error.problems)
        except Problem as problem:
            form.file.errors = [problem.message]
    page = render_template(
        "manage/methods/from_file.html", form=form, problems=problems
    )
    return page, 422 if form.is_submitted() else 200


def _begun(draft: MethodDraft, after: dict[str, object]) -> ResponseReturnValue:
    keep(get_session(), Event("method.drafted", "method", draft.code, after=after))
    return redirect(url_for("methods.draft", draft_id=draft.id))
