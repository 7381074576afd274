"""What the views of units ask of the request: the day, the map, what is searched."""

from datetime import date

from flask import current_app, request
from flask_babel import gettext as _

from survey import clock
from survey.access import Right, scope
from survey.config import Settings
from survey.days import read_day
from survey.db import get_session
from survey.errors import Problem
from survey.manage.units.opened import Looking, Opened
from survey.manage.units.outline import Outline, read_outline
from survey.models import UnitKind

LONGEST = 100  # characters that are searched for
LAST_PAGE = 10_000


def today() -> date:
    """Return the day it is at the counters."""
    settings: Settings = current_app.config["HAILONG"]
    return clock.today(settings.zone)


def looking() -> Looking:
    """Return what the address asks to look at."""
    args = request.args
    kind = args.get("loai", "")
    if kind and kind not in list(UnitKind):
        raise Problem(_("Không có loại đơn vị “%(kind)s”.", kind=kind[:40]))
    page = args.get("trang", 1, type=int) or 1
    asked = _day(args.get("ngay", ""))
    return Looking(
        day=asked or today(),
        is_today=asked in {None, today()},
        with_closed=args.get("dong") == "1",
        words=args.get("q", "").strip()[:LONGEST],
        kind=kind,
        group=args.get("nhom", "").strip()[:LONGEST],
        page=min(max(page, 1), LAST_PAGE),
        opened=Opened.read(args.getlist("mo")),
    )


def outline_of(asked: Looking, right: Right = Right.SEE_UNITS) -> Outline:
    """Return the units that are looked at, of those one has a right on."""
    return read_outline(
        get_session(),
        day=asked.day,
        with_closed=asked.with_closed,
        scope=scope(right),
    )


def _day(text: str) -> date | None:
    day = read_day(text.strip())
    if text.strip() and day is None:
        raise Problem(_("“%(text)s” không phải ngày; viết 31/1/2026.", text=text[:20]))
    return day
