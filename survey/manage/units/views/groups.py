"""Ranking groups: who is in each, another name for one, units put into one."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import ANYWHERE, Right, needs, scope
from survey.audit import Event, keep
from survey.codes import may_exist
from survey.db import get_session
from survey.errors import Problem
from survey.manage.operations.ranking_groups import (
    Member,
    members_by_id,
    members_of,
    put_into_group,
    rename_group,
)
from survey.manage.units.forms import GroupForm, RenameGroupForm
from survey.manage.units.grouping import Chosen, choose, groups_of
from survey.manage.units.opened import Looking
from survey.manage.units.search import NO_GROUP, found_ids, search
from survey.manage.units.views.blueprint import bp
from survey.manage.units.views.here import looking, outline_of, today
from survey.models import UnitKind

MOST_TOLD = 300  # codes that the audit keeps of one change


@bp.get("/cay-don-vi/nhom")
@needs(Right.SEE_UNITS, of=ANYWHERE)
def groups() -> ResponseReturnValue:
    """Show the ranking groups and how many units are in each."""
    outline = outline_of(Looking(today()))
    return render_template(
        "manage/units/groups.html", groups=groups_of(outline), no_group=NO_GROUP
    )


@bp.get("/cay-don-vi/nhom/doi-ten")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def rename() -> ResponseReturnValue:
    """Ask for another name of a group."""
    old = request.args.get("ten", "")
    form = RenameGroupForm(formdata=None, data={"old": old, "new": old})
    return _rename_page(form)


@bp.post("/cay-don-vi/nhom/doi-ten")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def give_name() -> ResponseReturnValue:
    """Give a group another name; that of another group joins the two."""
    session, form = get_session(), RenameGroupForm()
    if not form.validate() or not _is_name(form.new.data, form):
        return _rename_page(form), 422
    old, new, own = form.old.data, form.new.data, scope(Right.EDIT_UNITS)
    n = rename_group(session, old, new, scope=own)
    if n:
        before, after = {"name": old}, {"name": new, "rows": n}
        event = Event("group.renamed", "group", new, before=before, after=after)
        keep(session, event)
    return redirect(url_for("units.groups"), 303)


def _rename_page(form: RenameGroupForm) -> str:
    old = form.old.data or ""
    own = scope(Right.EDIT_UNITS)
    members = members_of(get_session(), old, scope=own) if may_exist(old) else []
    if not old or not members:
        message = _("Không có đơn vị nào trong nhóm “%(name)s”.", name=old[:60])
        raise Problem(message, status=404)
    return render_template("manage/units/rename_group.html", form=form, n=len(members))


@bp.get("/cay-don-vi/nhom/gan")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def choose_units() -> ResponseReturnValue:
    """Show units to choose from, and ask which group they shall be in."""
    return _choose_page(GroupForm(formdata=None))


@bp.post("/cay-don-vi/nhom/gan")
@needs(Right.EDIT_UNITS, of=ANYWHERE)
def assign() -> ResponseReturnValue:
    """Put the chosen units into a group, or all that are found."""
    session, form = get_session(), GroupForm()
    if not form.validate() or not _is_name(form.group.data, form):
        return _choose_page(form), 422
    members = _members(form)
    if not members:
        form.group.errors = [_("Xin chọn ít nhất một đơn vị trong danh sách.")]
        return _choose_page(form), 422
    group = form.group.data or ""
    n = put_into_group(session, members, group)
    if n:
        codes = [member.code for member in members[:MOST_TOLD]]
        after = {"ranking_group": group, "units": codes, "rows": n}
        keep(session, Event("group.assigned", "group", group, after=after))
    return redirect(url_for("units.groups"), 303)


def _members(form: GroupForm) -> list[Member]:
    """Return the units that are meant, of those one may change."""
    asked = looking()
    outline = outline_of(asked, Right.EDIT_UNITS)
    if form.every.data:
        ids = list(found_ids(outline, asked))
        if str(form.n_found.data) != str(len(ids)):
            raise _changed()
        return members_by_id(get_session(), ids)
    chosen = [Chosen.read(text) for text in request.form.getlist("unit")]
    return choose(get_session(), outline, chosen)


def _choose_page(form: GroupForm) -> str:
    asked = looking()
    outline = outline_of(asked, Right.EDIT_UNITS)
    hits = search(outline, asked)
    ids = [hit.office.id for hit in hits.rows]
    found = {m.unit_id: m for m in members_by_id(get_session(), ids)}
    return render_template(
        "manage/units/choose.html",
        form=form,
        looking=asked,
        hits=hits,
        members=found,
        kinds=list(UnitKind),
        groups=outline.groups,
        no_group=NO_GROUP,
        chosen=set(request.form.getlist("unit")),
    )


def _is_name(name: str | None, form: RenameGroupForm | GroupForm) -> bool:
    """Note a name that no group can have."""
    field = form.new if isinstance(form, RenameGroupForm) else form.group
    text = name or ""
    if text.startswith("=") or not text.isprintable() or text == NO_GROUP:
        field.errors = [_("Tên nhóm có ký tự không dùng được.")]
        return False
    return True


def _changed() -> Problem:
    message = _("Danh sách đã thay đổi từ lúc bạn mở trang. Xin xem lại rồi chọn.")
    return Problem(message, status=409)
