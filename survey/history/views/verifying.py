"""Any pack checked, and nothing of it kept."""

from hashlib import sha256

from flask import render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from survey.access import ANYWHERE, Right, needs, reach
from survey.db import get_session, let_go
from survey.history.blueprint import PACKS, bp
from survey.history.forms import FileForm
from survey.models import KeptPack
from survey.packs import LARGEST
from survey.packs.reading import ReadPack, read_pack
from survey.packs.refused import PackRefused
from survey.uploads import takes_upload


@bp.route(f"{PACKS}/kiem-tra", methods=["GET", "POST"])
@takes_upload(LARGEST)
@needs(Right.EXPORT_RESULTS, of=ANYWHERE)
def verify() -> ResponseReturnValue:
    """Say whether a pack holds, and what it is of."""
    form = FileForm()
    if not form.validate_on_submit():
        page = render_template("history/verify.html", form=form, most=LARGEST)
        return page, 422 if form.is_submitted() else 200
    content = form.file.data.read()
    digest = sha256(content).hexdigest()
    read, faults = _read(content)
    return render_template(
        "history/verify.html",
        form=form,
        most=LARGEST,
        digest=digest,
        read=read,
        faults=faults,
        kept=_kept(digest),
    )


def _read(content: bytes) -> tuple[ReadPack | None, tuple[str, ...]]:
    let_go()
    try:
        return read_pack(content), ()
    except PackRefused as refused:
        return None, refused.faults


def _kept(digest: str) -> KeptPack | None:
    """Return the same pack if it is kept here, to who may see every one."""
    if not reach().has_everywhere(Right.EXPORT_RESULTS):
        return None
    query = select(KeptPack).where(KeptPack.digest == digest)
    return get_session().scalar(query)
