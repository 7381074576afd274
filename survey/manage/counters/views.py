"""What officials see of counters: the list, a counter's QR code, posters."""

from datetime import date
from io import BytesIO

from flask import Blueprint, current_app, render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from survey.access import ANYWHERE, Right, counter_of, needs, scope, unit_of
from survey.clock import today
from survey.config import Settings
from survey.db import get_session
from survey.errors import Problem
from survey.manage.counters.posters import Size, poster_of, poster_png, posters_pdf
from survey.manage.counters.qrcodes import counter_address, qr_png, qr_svg
from survey.manage.counters.queries import counters_by_unit, standing_counters, tops
from survey.manage.operations.counters import counter_by_code
from survey.models import Counter
from survey.services import service_names
from survey.tree import unit_by_code

MOST_POSTERS = 500  # two seconds of work; for more there is the command

bp = Blueprint("counters", __name__)


@bp.get("/quay")
@needs(Right.SEE_COUNTERS, of=ANYWHERE)
def counters() -> ResponseReturnValue:
    """Show the counters by unit, all or those searched for."""
    search = request.args.get("q", "").strip()[:100]
    session, day, own = get_session(), _today(), scope(Right.SEE_COUNTERS)
    return render_template(
        "manage/counters/list.html",
        groups=counters_by_unit(session, day=day, search=search, scope=own),
        roots=tops(session, day=day, scope=own),
        search=search,
        sizes=list(Size),
    )


@bp.get("/quay/<code>")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def counter(code: str) -> ResponseReturnValue:
    """Show a counter's QR code and address, and what can be printed."""
    found = counter_by_code(get_session(), code)
    return render_template(
        "manage/counters/counter.html",
        counter=found,
        service=service_names(get_session())[found.service],
        address=_address(found),
        is_open=found.is_open_on(_today()),
        is_standing=_is_standing(found),
        sizes=list(Size),
    )


@bp.get("/quay/<code>/qr.svg")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def svg(code: str) -> ResponseReturnValue:
    """Return a counter's QR code as SVG."""
    found = counter_by_code(get_session(), code)
    picture = qr_svg(_address(found), title=_address(found))
    return _file(picture.encode(), f"{found.code}.svg", mimetype="image/svg+xml")


@bp.get("/quay/<code>/qr.png")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def png(code: str) -> ResponseReturnValue:
    """Return a counter's QR code as PNG."""
    found = counter_by_code(get_session(), code)
    picture = qr_png(_address(found))
    return _file(picture, f"{found.code}.png", mimetype="image/png")


@bp.get("/quay/<code>/poster.png")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def preview(code: str) -> ResponseReturnValue:
    """Return a small picture of a counter's poster."""
    found = _standing_counter(code)
    picture = poster_png(poster_of(found, site=_site()))
    return _file(picture, f"{found.code}-poster.png", mimetype="image/png")


@bp.get("/quay/<code>/poster.pdf")
@needs(Right.SEE_COUNTERS, of=counter_of("code"))
def poster(code: str) -> ResponseReturnValue:
    """Return a counter's poster."""
    found = _standing_counter(code)
    size = _size()
    document = posters_pdf([poster_of(found, site=_site())], size=size)
    return _file(document, f"{found.code}-{size}.pdf", mimetype="application/pdf")


@bp.get("/don-vi/<code>/poster.pdf")
@needs(Right.SEE_COUNTERS, of=unit_of("code"))
def unit_posters(code: str) -> ResponseReturnValue:
    """Return the posters of a unit and all below it, a page each."""
    unit = unit_by_code(get_session(), code)
    found = standing_counters(get_session(), unit, day=_today())
    if not found:
        raise Problem(_("Đơn vị này không có quầy nào đang mở."), status=404)
    if len(found) > MOST_POSTERS:
        message = _(
            "%(n)d quầy là quá nhiều cho một tệp, nhiều nhất %(most)d: hãy chọn "
            "đơn vị nhỏ hơn, hoặc dùng lệnh hailong qr.",
            n=len(found),
            most=MOST_POSTERS,
        )
        raise Problem(message)
    size = _size()
    pages = [poster_of(counter, site=_site()) for counter in found]
    document = posters_pdf(pages, size=size)
    return _file(document, f"{unit.code}-{size}.pdf", mimetype="application/pdf")


def _settings() -> Settings:
    settings: Settings = current_app.config["HAILONG"]
    return settings


def _today() -> date:
    return today(_settings().zone)


def _site() -> str:
    return _settings().address


def _address(found: Counter) -> str:
    return counter_address(_site(), found.code)


def _standing_counter(code: str) -> Counter:
    found = counter_by_code(get_session(), code)
    if not _is_standing(found):
        raise Problem(_("Quầy %(code)s đã đóng.", code=found.code), status=409)
    return found


def _is_standing(found: Counter) -> bool:
    """Return whether a poster would lead anywhere, today or from its first day on."""
    is_closed = found.closed_on is not None and found.closed_on <= _today()
    end = found.unit.valid_to
    return not is_closed and (end is None or end >= _today())


def _size() -> Size:
    asked = request.args.get("size", Size.A4)
    if asked not in list(Size):
        raise Problem(_("Khổ giấy chỉ có a4 và a5."))
    return Size(asked)


def _file(content: bytes, name: str, *, mimetype: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), mimetype=mimetype, download_name=name)
