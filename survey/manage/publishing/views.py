"""Publishing a release in two steps, and withdrawing it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import clock
from survey.access import Right, needs, own_id, round_of
from survey.audit import Event, keep
from survey.db import get_session
from survey.manage.operations.publishing import publish as publish_release
from survey.manage.operations.publishing import withdraw as withdraw_release
from survey.manage.publishing.forms import PublishForm, StatementForm, WithdrawForm
from survey.manage.publishing.queries import prospect_of
from survey.releases import release_by_code

PLACE = "/cong-bo/<code>/<int(max=99999):number>"

bp = Blueprint("publishing", __name__)


@bp.get(PLACE)
@needs(Right.PUBLISH_RESULTS, of=round_of("code"))
def publication(code: str, number: int) -> ResponseReturnValue:
    """Say what everybody would see, or what became of a published release."""
    form = StatementForm(formdata=None)
    return _page("publication", code, number, form)


@bp.post(f"{PLACE}/xac-nhan")
@needs(Right.PUBLISH_RESULTS, of=round_of("code"))
def confirm(code: str, number: int) -> ResponseReturnValue:
    """Ask a second time, with the statement as everybody will read it."""
    given = StatementForm()
    if not given.validate():
        return _page("publication", code, number, given), 422
    form = PublishForm(formdata=None, note=given.note.data)
    return _page("confirm", code, number, form)


@bp.post(PLACE)
@needs(Right.PUBLISH_RESULTS, of=round_of("code"))
def publish(code: str, number: int) -> ResponseReturnValue:
    """Show a release to everybody."""
    session, form = get_session(), PublishForm()
    if not form.validate():
        return _page("confirm", code, number, form), 422
    release, note = release_by_code(session, code, number), form.note.data
    publish_release(session, release, at=clock.now(), by_id=own_id(), note=note)
    _keep("release.published", code, number, release.round.root_id, note)
    flash(_("Đã công bố. Mọi người xem được kết quả này."))
    return redirect(url_for(".publication", code=code, number=number), 303)


@bp.route(f"{PLACE}/thu-hoi", methods=["GET", "POST"])
@needs(Right.PUBLISH_RESULTS, of=round_of("code"))
def withdraw(code: str, number: int) -> ResponseReturnValue:
    """Take a published release back, for a reason that everybody reads."""
    session, form = get_session(), WithdrawForm()
    if not form.is_submitted():
        return _page("withdraw", code, number, form)
    if not form.validate():
        return _page("withdraw", code, number, form), 422
    release, reason = release_by_code(session, code, number), form.note.data
    withdraw_release(session, release, at=clock.now(), by_id=own_id(), reason=reason)
    _keep("release.withdrawn", code, number, release.round.root_id, reason)
    flash(_("Đã thu hồi. Địa chỉ của kết quả nay nêu lý do thu hồi."))
    return redirect(url_for(".publication", code=code, number=number), 303)


def _keep(action: str, code: str, number: int, unit_id: int, note: str) -> None:
    event = Event(action, "release", f"{code}/{number}", unit_id, after={"note": note})
    keep(get_session(), event)


def _page(name: str, code: str, number: int, form: StatementForm | WithdrawForm) -> str:
    session = get_session()
    return render_template(
        f"manage/publishing/{name}.html",
        form=form,
        prospect=prospect_of(session, release_by_code(session, code, number)),
        place={"code": code, "number": number},
    )
