"""The pages a person keeps: the list, a new one, one less."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import ANYWHERE, Right, needs, own_id
from survey.audit import Event, keep
from survey.db import get_session
from survey.errors import Problem
from survey.models.saved import LONGEST_NAME
from survey.saved.forms import ViewForm
from survey.saved.operations import own_view, own_views, save_view

bp = Blueprint("saved", __name__)


@bp.get("/goc-nhin")
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def views() -> ResponseReturnValue:
    """List what the person keeps."""
    return render_template("saved/list.html", views=own_views(get_session(), own_id()))


@bp.route("/goc-nhin/moi", methods=["GET", "POST"])
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def new() -> ResponseReturnValue:
    """Keep a page under a name."""
    form = ViewForm()
    if not form.is_submitted():
        form.name.data = request.args.get("name", "")[:LONGEST_NAME]
        form.address.data = request.args.get("address", "")
    if form.validate_on_submit() and (saved := _saved(form)) is not None:
        return saved
    return render_template("saved/new.html", form=form), (
        422 if form.is_submitted() else 200
    )


@bp.post("/goc-nhin/<int(max=2147483647):view_id>/xoa")
@needs(Right.SEE_RESULTS, of=ANYWHERE)
def drop(view_id: int) -> ResponseReturnValue:
    """Let a page go."""
    session = get_session()
    view = own_view(session, own_id(), view_id)
    before = {"name": view.name, "address": view.address}
    session.delete(view)
    keep(session, Event("view.dropped", "view", str(view_id), before=before))
    flash(_("Đã xóa góc nhìn “%(name)s”.", name=before["name"]))
    return redirect(url_for("saved.views"))


def _saved(form: ViewForm) -> ResponseReturnValue | None:
    """Keep the page; None, with the fault noted, if that cannot be."""
    session, name = get_session(), form.name.data
    try:
        view = save_view(
            session, own_id(), name=name, address=form.address.data, at=clock.now()
        )
    except Problem as problem:
        form.name.errors = [problem.message]
        return None
    after = {"name": name, "address": view.address}
    keep(session, Event("view.saved", "view", str(view.id), after=after))
    flash(_("Đã lưu góc nhìn “%(name)s”.", name=name))
    return redirect(url_for("saved.views"))
