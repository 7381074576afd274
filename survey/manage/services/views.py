"""Services: the list, a new one, the names of one."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.access import ANYWHERE, INSTALLATION, Right, needs, reach
from survey.audit import Event, changes, keep
from survey.codes import CODE
from survey.db import get_session
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.manage.file_field import told_at
from survey.manage.operations.services import (
    RESERVED,
    import_services,
    name_service,
)
from survey.manage.services.forms import FileForm, NamesForm, ServiceForm
from survey.manage.services.queries import listed_services
from survey.manage.services_in_use import services_in_use
from survey.models import Service
from survey.spreadsheets import Fault
from survey.uploads import takes_upload

LARGEST = 1  # megabyte

bp = Blueprint("services", __name__)


@bp.get("/linh-vuc")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def services() -> ResponseReturnValue:
    """Show the services, those without a name first."""
    found = listed_services(get_session())
    n_nameless = sum(not one.service.is_named for one in found)
    return render_template(
        "manage/services/list.html",
        services=found,
        n_nameless=n_nameless,
        may_edit=reach().has_everywhere(Right.EDIT_UNITS),
    )


@bp.route("/linh-vuc/moi", methods=["GET", "POST"])
@needs(Right.EDIT_UNITS, of=INSTALLATION)
def new() -> ResponseReturnValue:
    """Name a service that has no name yet."""
    form = ServiceForm()
    if not form.is_submitted():
        form.code.data = request.args.get("ma", "")[:32]
    if form.validate_on_submit() and _is_new(form):
        return _named(form.code.data, form.name.data, form.name_en.data)
    page = render_template(
        "manage/services/new.html", form=form, nameless=_nameless(form.code.data)
    )
    return page, 422 if form.is_submitted() else 200


@bp.route("/linh-vuc/<code>", methods=["GET", "POST"])
@needs(Right.EDIT_UNITS, of=INSTALLATION)
def rename(code: str) -> ResponseReturnValue:
    """Change the names of a service; its code never changes."""
    session, form = get_session(), NamesForm()
    service = _service(code)
    if form.is_submitted():
        place = Place("service", code)
        check_revision(session, service, form.revision.data, place=place)
    if form.validate_on_submit():
        before = {"name": service.name, "name_en": service.name_en}
        name_service(session, code, form.name.data, name_en=form.name_en.data)
        changed = changes(before, form.answers())
        if changed["after"]:
            keep(session, Event("service.renamed", "service", code, **changed))
            flash(_("Đã đổi tên lĩnh vực %(code)s.", code=code))
        return redirect(url_for("services.services"))
    if not form.is_submitted():
        form.name.data, form.name_en.data = service.name, service.name_en
        form.revision.data = str(service.revision)
    page = render_template("manage/services/rename.html", form=form, service=service)
    return page, 422 if form.is_submitted() else 200


@bp.route("/linh-vuc/nhap", methods=["GET", "POST"])
@takes_upload(LARGEST)
@needs(Right.EDIT_UNITS, of=INSTALLATION)
def import_() -> ResponseReturnValue:
    """Name services from a file: all of its lines, or none."""
    form = FileForm()
    faults: Sequence[Fault] = []
    if form.validate_on_submit():
        try:
            return _imported(form.file.data.read())
        except Problem as problem:
            faults = told_at(form.file, problem)
    page = render_template("manage/services/import.html", form=form, faults=faults)
    return page, 422 if form.is_submitted() else 200


def _imported(data: bytes) -> Response:
    session = get_session()
    named = import_services(session, data)
    after = {"created": named.created, "changed": named.changed}
    if named.created or named.changed:
        keep(session, Event("service.imported", "service", after=after))
    n = len(named.created) + len(named.changed)
    flash(_("Đã ghi tên của %(n)d lĩnh vực.", n=n))
    return redirect(url_for("services.services"))


def _is_new(form: ServiceForm) -> bool:
    """Return whether a code has no name yet; if it has one, note that."""
    if form.code.data.casefold() in RESERVED:
        form.code.errors = [_("Mã này là địa chỉ của một trang khác.")]
    elif get_session().get(Service, form.code.data) is not None:
        form.code.errors = [_("Đã có lĩnh vực mang mã này.")]
    return not form.errors


def _named(code: str, name: str, name_en: str) -> Response:
    session = get_session()
    name_service(session, code, name, name_en=name_en)
    after = {"name": name, "name_en": name_en}
    keep(session, Event("service.named", "service", code, after=after))
    flash(_("Đã đặt tên lĩnh vực %(code)s.", code=code))
    return redirect(url_for("services.services"))


def _nameless(code: str | None) -> bool:
    """Return whether a code is in use without a name."""
    return bool(code) and code in services_in_use(get_session())


def _service(code: str) -> Service:
    found = get_session().get(Service, code) if CODE.fullmatch(code) else None
    if found is None:
        message = _("Không có lĩnh vực nào mang mã “%(code)s”.", code=code)
        raise Problem(message, status=404)
    return found
