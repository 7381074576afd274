"""Packs looked at: the list, one with all that is known of it, its file."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from survey.access import ANYWHERE, Right, may, needs, reach, scope
from survey.db import get_session
from survey.downloads import sent
from survey.history.blueprint import PACK, PACKS, bp
from survey.history.places import pack_units
from survey.models import KeptPack, Level
from survey.packs import ZIP
from survey.packs.current import newest
from survey.packs.queries import content_of, pack_by_id, packs_in_sight
from survey.packs.said import belongs_to, kept_by, said_before, weighting
from survey.paging import page_of

SIZE = 50


@bp.get(PACKS)
@needs(Right.EXPORT_RESULTS, of=ANYWHERE)
def packs() -> ResponseReturnValue:
    """List the packs that are kept, the newest year first."""
    own = scope(Right.EXPORT_RESULTS)
    with_received = reach().has_everywhere(Right.EXPORT_RESULTS)
    found = packs_in_sight(get_session(), own, with_received=with_received)
    return render_template(
        "history/list.html",
        page=page_of(found, request.args.get("trang"), size=SIZE),
        current={one.id for one in newest(found)},
        kept_by=kept_by,
        may_receive=reach().has_everywhere(Right.RECEIVE_PACKS),
        may_see_nation=reach().has_everywhere(Right.SEE_NATION),
    )


@bp.get(PACK)
@needs(Right.EXPORT_RESULTS, of=pack_units)
def pack(pack_id: int) -> ResponseReturnValue:
    """Show what a pack says, whether it holds, and when it was handed in."""
    found = pack_by_id(get_session(), pack_id)
    return render_template(
        "history/pack.html",
        pack=found,
        figures=[one for one in found.figures if one.level != Level.CRITERION],
        may_hand_in=_may_hand_in(found),
        may_say_province=reach().has_everywhere(Right.RECEIVE_PACKS),
        belongs_to=belongs_to,
        said=said_before(found),
        may_see_nation=reach().has_everywhere(Right.SEE_NATION),
        kept_by=kept_by,
        weighting=weighting,
    )


@bp.get(f"{PACK}/tep")
@needs(Right.EXPORT_RESULTS, of=pack_units)
def file(pack_id: int) -> ResponseReturnValue:
    """Send a pack as it was kept, byte for byte."""
    session = get_session()
    found = pack_by_id(session, pack_id)
    return sent(content_of(session, found), found.file_name, mimetype=ZIP)


def _may_hand_in(found: KeptPack) -> bool:
    if found.release is None:
        return reach().has_everywhere(Right.PUBLISH_RESULTS)
    return may(Right.PUBLISH_RESULTS, found.release.round.root_id)
