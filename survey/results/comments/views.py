"""Pages of comments: reading, a file, holding back, masking by hand."""

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey import words
from survey.access import ANYWHERE, Right, may, needs, scope, unit_of
from survey.audit import Event, keep
from survey.db import get_session
from survey.downloads import table_sent
from survey.editing import Place, check_revision
from survey.errors import Problem
from survey.models import ShownComment
from survey.results.comments.forms import SHORTEST, MaskForm
from survey.results.comments.operations import hold, mask_by_hand, missing
from survey.results.comments.queries import (
    Reading,
    all_comments,
    comment_of,
    comments_of,
    held_comments,
    reading_of,
)
from survey.results.comments.table import comment_table
from survey.results.comments.telling import months_told
from survey.spreadsheets import CSV
from survey.tree import unit_by_code

LONGEST_WORD = 80

bp = Blueprint("comments", __name__)


@bp.get("/don-vi/<code>/y-kien")
@needs(Right.READ_COMMENTS, of=unit_of("code"))
def comments(code: str) -> ResponseReturnValue:
    """Show what citizens wrote of a unit and of those below it."""
    reading = _reading(code)
    return render_template(
        "results/comments/list.html",
        reading=reading,
        page=comments_of(get_session(), reading, request.args.get("page", "")),
        months_told=months_told,
        words=words,
        may_mask=may(Right.MASK_COMMENTS, reading.unit.id),
    )


@bp.post("/don-vi/<code>/y-kien/tai-ve")
@needs(Right.READ_COMMENTS, of=unit_of("code"))
def download(code: str) -> ResponseReturnValue:
    """Send the masked comments as a file; the audit keeps who took them."""
    session, reading = get_session(), _reading(code)
    found = all_comments(session, reading)
    file = table_sent(comment_table(found), f"y-kien-{code}", CSV)
    after = {"round": reading.round.code if reading.round else "", "rows": len(found)}
    event = Event("comments.downloaded", "unit", code, reading.unit.id, after=after)
    keep(session, event)
    return file


@bp.post("/don-vi/<code>/y-kien/<uuid:key>/giu-lai")
@needs(Right.READ_COMMENTS, of=unit_of("code"))
def hold_back(code: str, key: UUID) -> ResponseReturnValue:
    """Take a comment out of sight that still tells of somebody."""
    session = get_session()
    comment = comment_of(session, unit_by_code(session, code), key)
    back = request.form.get("back", "")
    if not comment.is_held:
        hold(comment)
        keep(session, _event("comment.held", comment))
    flash(_("Đã ẩn ý kiến. Người quản trị khảo sát sẽ che thông tin cá nhân còn sót."))
    own = url_for("comments.comments", code=code)
    page = url_for("comments.comments", code=back) if back and back != code else own
    return redirect(page)


@bp.get("/y-kien/can-che")
@needs(Right.MASK_COMMENTS, of=ANYWHERE)
def held() -> ResponseReturnValue:
    """List the comments that wait to be masked by hand."""
    found = held_comments(get_session(), scope(Right.MASK_COMMENTS))
    return render_template(
        "results/comments/held.html", comments=found, months_told=months_told
    )


@bp.route("/don-vi/<code>/y-kien/<uuid:key>/che", methods=["GET", "POST"])
@needs(Right.MASK_COMMENTS, of=unit_of("code"))
def mask(code: str, key: UUID) -> ResponseReturnValue:
    """Mask by hand what is left in a comment, and let it be read again."""
    session, form = get_session(), MaskForm()
    comment = comment_of(session, unit_by_code(session, code), key)
    if form.is_submitted():
        place = Place("comment", str(key))
        check_revision(session, comment, form.revision.data, place=place)
    if form.validate_on_submit() and _stands_in(form, comment):
        pieces = form.sought()
        mask_by_hand(comment, pieces)
        keep(session, _event("comment.masked", comment, n=len(pieces)))
        flash(_("Ý kiến đã được che và hiện lại."))
        return redirect(url_for("comments.held"))
    if not form.is_submitted():
        form.revision.data = str(comment.revision)
    page = render_template("results/comments/mask.html", form=form, comment=comment)
    return page, 422 if form.is_submitted() else 200


def _stands_in(form: MaskForm, comment: ShownComment) -> bool:
    """Return whether every piece can be masked; note on the form which cannot."""
    pieces = form.sought()
    if any(len(piece) < SHORTEST for piece in pieces):
        form.pieces.errors = [_("Mỗi chỗ cần che dài ít nhất 2 ký tự.")]
    elif lost := missing(comment, pieces):
        form.pieces.errors = [
            _("Không có trong ý kiến, xin chép đúng từng chữ: “%(text)s”.", text=one)
            for one in lost
        ]
    return not form.errors


def _event(action: str, comment: ShownComment, **after: int) -> Event:
    unit_id = comment.batch.unit_id
    return Event(action, "comment", str(comment.id), unit_id, after=after or None)


def _reading(code: str) -> Reading:
    session, word = get_session(), request.values.get("word", "").strip()
    if len(word) > LONGEST_WORD:
        raise Problem(_("Từ cần tìm dài nhất 80 ký tự."), status=400)
    return reading_of(
        session,
        unit_by_code(session, code),
        round_code=request.values.get("round", ""),
        word=word,
        scope=scope(Right.READ_COMMENTS),
    )
