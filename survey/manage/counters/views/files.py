"""Pictures and papers of counters: QR codes, posters, labels, tents."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import Right, counter_of, needs, unit_of
from survey.db import get_session
from survey.errors import Problem
from survey.manage.counters.posters import filled, poster_of, poster_png, posters_pdf
from survey.manage.counters.printing import AT_ONCE, PDF, check_number
from survey.manage.counters.queries import load_counters, standing_ids
from survey.manage.counters.views.blueprint import bp
from survey.manage.counters.views.here import (
    address_of,
    asked_size,
    found_counter,
    is_over,
    sent,
    site,
    today,
)
from survey.models import Counter
from survey.qrcodes import qr_png, qr_svg
from survey.tree import unit_by_code


@bp.get("/quay/<code>/qr.svg")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def svg(code: str) -> ResponseReturnValue:
    """Return a counter's QR code as SVG."""
    found = found_counter(code)
    picture = qr_svg(address_of(found), title=address_of(found))
    return sent(picture.encode(), f"{found.code}.svg", mimetype="image/svg+xml")


@bp.get("/quay/<code>/qr.png")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def png(code: str) -> ResponseReturnValue:
    """Return a counter's QR code as PNG."""
    found = found_counter(code)
    picture = qr_png(address_of(found))
    return sent(picture, f"{found.code}.png", mimetype="image/png")


@bp.get("/quay/<code>/poster.png")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def preview(code: str) -> ResponseReturnValue:
    """Return a small picture of a counter's poster."""
    found = _standing_counter(code)
    picture = poster_png(poster_of(found, site=site()))
    return sent(picture, f"{found.code}-poster.png", mimetype="image/png")


@bp.get("/quay/<code>/poster.pdf")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def poster(code: str) -> ResponseReturnValue:
    """Return a counter's poster, its tent, or a sheet full of its label."""
    found = _standing_counter(code)
    size = asked_size()
    document = posters_pdf(filled(poster_of(found, site=site()), size), size=size)
    return sent(document, f"{found.code}-{size}.pdf", mimetype=PDF)


@bp.get("/don-vi/<code>/poster.pdf")
@needs(Right.SEE_COUNTERS, of=unit_of("code"))
def unit_posters(code: str) -> ResponseReturnValue:
    """Return what hangs at a unit and below it; lead to the worker if it is much."""
    session, size = get_session(), asked_size()
    unit = unit_by_code(session, code)
    ids = standing_ids(session, unit, day=today())
    check_number(len(ids))
    if len(ids) > AT_ONCE:
        return redirect(url_for("counters.print_unit", code=unit.code, size=size))
    posters = [poster_of(one, site=site()) for one in load_counters(session, ids)]
    document = posters_pdf(posters, size=size)
    return sent(document, f"{unit.code}-{size}.pdf", mimetype=PDF)


def _standing_counter(code: str) -> Counter:
    found = found_counter(code)
    if is_over(found):
        raise Problem(_("Quầy %(code)s đã đóng.", code=found.code), status=409)
    return found
