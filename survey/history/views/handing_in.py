"""A kept pack checked anew, and noted as handed in."""

from collections.abc import Mapping
from dataclasses import asdict

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, needs
from survey.audit import Event, keep
from survey.db import get_session
from survey.history.blueprint import KIND, PACK, bp
from survey.history.forms import LetterForm
from survey.history.keepers import keeper
from survey.history.places import pack_units
from survey.models import KeptPack
from survey.packs.keeping import Letter, check_again, note_letter
from survey.packs.queries import pack_by_id


@bp.post(f"{PACK}/kiem-tra")
@needs(Right.EXPORT_RESULTS, of=pack_units)
def check(pack_id: int) -> ResponseReturnValue:
    """Check a kept pack, byte by byte and index by index."""
    session = get_session()
    found = pack_by_id(session, pack_id)
    told = check_again(session, found, by=keeper(session))
    after = {"digest": found.digest, "faults": told.faults}
    keep(session, _event("pack.checked", found, after))
    if told.faults:
        flash(_("Hồ sơ đã lưu có lỗi, xem ở mục Kiểm tra."))
    else:
        flash(_("Hồ sơ nguyên vẹn."))
    return redirect(url_for(".pack", pack_id=found.id), 303)


@bp.route(f"{PACK}/da-nop", methods=["GET", "POST"])
@needs(Right.PUBLISH_RESULTS, of=pack_units)
def hand_in(pack_id: int) -> ResponseReturnValue:
    """Note that a pack was handed in with an official letter."""
    session, form = get_session(), LetterForm()
    found = pack_by_id(session, pack_id)
    if form.validate_on_submit():
        letter = form.letter()
        if _is_known(found, letter):
            flash(_("Văn bản này đã được ghi, không ghi thêm."))
            return redirect(url_for(".pack", pack_id=found.id), 303)
        note_letter(session, found, letter, by=keeper(session))
        after = {
            "letter": letter.number,
            "day": letter.day.isoformat(),
            "recipient": letter.recipient,
        }
        keep(session, _event("pack.handed-in", found, after))
        flash(_("Đã ghi hồ sơ này là hồ sơ đã nộp."))
        return redirect(url_for(".pack", pack_id=found.id), 303)
    page = render_template("history/letter.html", pack=found, form=form)
    return page, 422 if form.is_submitted() else 200


def _is_known(pack: KeptPack, letter: Letter) -> bool:
    """Return whether the newest letter noted says the same: sent twice by mistake."""
    last = pack.letters[-1] if pack.letters else None
    return last is not None and asdict(letter) == {
        name: getattr(last, name) for name in asdict(letter)
    }


def _event(action: str, pack: KeptPack, after: Mapping[str, object]) -> Event:
    unit_id = pack.release.round.root_id if pack.release else None
    return Event(action, KIND, pack.name, unit_id, after=after)
