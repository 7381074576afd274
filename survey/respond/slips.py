"""The page that a slip leads to: its counter's questionnaire, good for one sheet."""

from dataclasses import replace
from datetime import date, datetime

from flask import Blueprint, current_app, g, request
from flask.typing import ResponseReturnValue
from sqlalchemy import Row, select

from survey import clock
from survey.config import Settings
from survey.db import get_engine
from survey.models import Counter, Slip, SlipPool
from survey.respond import pages, refusals
from survey.respond.answering import answered, blank
from survey.respond.body import read_fields
from survey.respond.places import OpenCounter
from survey.respond.requested import body, open_counter
from survey.slips import read_code, slip_digest

bp = Blueprint("slips", __name__, url_prefix="/m")
refusals.register(bp)

Found = tuple[str, bool, date, datetime | None]


class NoSlip(Exception):
    """There is no sheet to be had for a code; `kind` names the notice."""

    def __init__(self, kind: str, *, status: int) -> None:
        super().__init__(kind)
        self.kind, self.status = kind, status


@bp.get("/<code>")
def questionnaire(code: str) -> ResponseReturnValue:
    """Show the blank questionnaire that a slip is for."""
    digest, found = _slip(code)
    if found.is_used:
        raise NoSlip("slip_used", status=409)
    if found.last_day < _today():
        raise NoSlip("slip_over", status=409)
    return blank(_counter(found.code, digest))


@bp.post("/<code>")
def send(code: str) -> ResponseReturnValue:
    """Store the sheet and use the slip up, both or neither.

    Whether it was used is decided with the sheet: sent again, it is the same sheet. A
    page that was opened in time is good as long as any other.
    """
    g.fields = read_fields(request.mimetype, body())
    digest, found = _slip(code)
    return answered(_counter(found.code, digest))


@bp.errorhandler(NoSlip)
def _no_slip(error: NoSlip) -> ResponseReturnValue:
    language = request.args.get("lang")
    spoken = pages.spoken_in(language) if language else None
    return pages.notice_page(error.kind, status=error.status, spoken=spoken)


def _slip(code: str) -> tuple[bytes, Row[*Found]]:
    """Return the digest of a code and its slip; raise `NoSlip` where there is none."""
    meant = read_code(code)
    if meant is None:
        raise NoSlip("slip_unknown", status=404)
    settings: Settings = current_app.config["HAILONG"]
    digest = slip_digest(settings.secret_key.get_secret_value(), meant)
    columns = (Counter.code, Slip.is_used, SlipPool.last_day, SlipPool.revoked_at)
    query = select(*columns).select_from(Slip).join(SlipPool).join(Counter)
    with get_engine().connect() as connection:
        found = connection.execute(query.where(Slip.digest == digest)).first()
    if found is None:
        raise NoSlip("slip_unknown", status=404)
    if found.revoked_at is not None:
        raise NoSlip("slip_over", status=409)
    return digest, found


def _counter(code: str, digest: bytes) -> OpenCounter:
    """Return the open counter of a slip, bound to it."""
    counter = open_counter(code)
    return replace(counter, place=replace(counter.place, slip=digest))


def _today() -> date:
    settings: Settings = current_app.config["HAILONG"]
    return clock.today(settings.zone)
