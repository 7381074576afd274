"""A pack that was made elsewhere is received: checked whole, kept, or refused."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.history.blueprint import KIND, PACKS, bp
from survey.history.forms import ReceiveForm
from survey.history.keepers import keeper
from survey.packs import LARGEST
from survey.packs.keeping import Kept, keep_pack, open_pack, told
from survey.packs.refused import PackRefused
from survey.uploads import takes_upload


@bp.route(f"{PACKS}/nhan", methods=["GET", "POST"])
@takes_upload(LARGEST)
@needs(Right.RECEIVE_PACKS, of=INSTALLATION)
def receive() -> ResponseReturnValue:
    """Take a pack from elsewhere or of past years."""
    session, form, status = get_session(), ReceiveForm(), 200
    form.offer()
    if form.validate_on_submit():
        content = form.file.data.read()
        try:
            opened = open_pack(content)
            by, chosen = keeper(session), form.chosen()
            return _received(keep_pack(session, opened, by=by, province=chosen))
        except PackRefused as refused:
            form.file.errors = [f"{fault}." for fault in refused.faults]
            status = refused.status
    elif form.is_submitted():
        status = 422
    return render_template("history/receive.html", form=form, most=LARGEST), status


def _received(found: Kept) -> ResponseReturnValue:
    pack = found.pack
    if found.is_new:
        event = Event("pack.received", KIND, pack.name, after=told(pack))
        keep(get_session(), event)
        flash(_("Đã nhận hồ sơ; mọi tệp khớp mã băm."))
    else:
        flash(_("Hồ sơ này đã có từ trước, đến từng byte; không ghi thêm gì."))
    return redirect(url_for(".pack", pack_id=pack.id), 303)
