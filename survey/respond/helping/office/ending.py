"""Passes are ended: one's own, or those of a device that was lost; and opened again."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug import Response

from survey import clock
from survey.access import Right, counter_of, needs, own_id
from survey.access.refusals import foreign
from survey.audit import Event, keep
from survey.db import get_session
from survey.models import HelpingPass
from survey.passes import LIFETIME
from survey.respond.counters import counter_called
from survey.respond.helping.office.blueprint import bp
from survey.respond.helping.office.unsaid import commit_unsaid


@bp.post("/quay/<code>/ho-tro/<int(max=999999999):pass_id>/ket-thuc")
@needs(Right.KEY_SHEETS, of=counter_of("code"))
def end(code: str, pass_id: int) -> ResponseReturnValue:
    """End a pass of a counter, whoever gave it out: a device may be lost."""
    found = _pass_at(code, pass_id)
    found.ended_at = found.ended_at or clock.now()
    if found.user_id == own_id():
        commit_unsaid()
    else:
        keep(get_session(), _ended(found))
    flash(_("Đã kết thúc lượt hỗ trợ: trang ấy không nhận phiếu nữa."))
    return _back(code)


@bp.post("/quay/<code>/ho-tro/<int(max=999999999):own_pass_id>/mo-lai")
@needs(Right.KEY_SHEETS, of=counter_of("code"))
def reopen(code: str, own_pass_id: int) -> ResponseReturnValue:
    """Open a pass of one's own again: a sheet may wait in its page to be sent."""
    found, now = _pass_at(code, own_pass_id), clock.now()
    if found.user_id != own_id():
        raise foreign()  # sheets by it would count for somebody else
    found.ended_at, found.expires_at = None, now + LIFETIME
    commit_unsaid()
    flash(_("Đã mở lại lượt hỗ trợ. Phiếu đang chờ trên máy nay gửi lại được."))
    return _back(code)


def _ended(found: HelpingPass) -> Event:
    place = found.counter.code, found.counter.unit_id
    return Event("helping.ended", "counter", *place, after={"email": found.user.email})


def _pass_at(code: str, pass_id: int) -> HelpingPass:
    """Return a pass of a counter, or refuse the request as if it were not there."""
    session = get_session()
    found = session.get(HelpingPass, pass_id)
    if found is None or found.counter_id != counter_called(session, code).id:
        raise foreign()
    return found


def _back(code: str) -> Response:
    return redirect(url_for("help.begin", code=code), 303)
