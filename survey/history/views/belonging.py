"""A kept pack turns out to be of another province than it was taken for."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import INSTALLATION, Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.history.blueprint import KIND, PACK, bp
from survey.history.forms import ProvinceForm
from survey.history.keepers import keeper
from survey.packs.belonging import say_province
from survey.packs.queries import pack_by_id
from survey.packs.said import belongs_to


@bp.route(f"{PACK}/tinh", methods=["GET", "POST"])
@needs(Right.RECEIVE_PACKS, of=INSTALLATION)
def belong(pack_id: int) -> ResponseReturnValue:
    """Say whose a pack is; the newest counts, and what was said before stays."""
    session, form = get_session(), ProvinceForm()
    found = pack_by_id(session, pack_id)
    form.offer()
    if form.validate_on_submit():
        before, because = found.province, form.because.data
        by, chosen = keeper(session), form.chosen()
        if say_province(session, found, chosen, because=because, by=by):
            after = {"province": found.province, "reason": because}
            event = Event(
                *("pack.province-said", KIND, found.name),
                before={"province": before},
                after=after,
            )
            keep(session, event)
            flash(_("Đã ghi: hồ sơ này là của %(name)s.", name=belongs_to(found)))
        else:
            flash(_("Hồ sơ này đang được tính cho đúng nơi đó; không ghi thêm gì."))
        return redirect(url_for(".pack", pack_id=found.id), 303)
    if not form.is_submitted():
        form.province.data = found.province
    page = render_template(
        "history/province.html", pack=found, form=form, belongs_to=belongs_to(found)
    )
    return page, 422 if form.is_submitted() else 200
