"""The places a person can go to from every page: those their rights open."""

from collections.abc import Iterator
from typing import NamedTuple

from flask import Flask, current_app, request, url_for
from flask_babel import gettext as _

from survey.access import Right, may, reach
from survey.due_here import n_pressing
from survey.i18n import number
from survey.watch import n_silent

RESULTS = (
    *("results", "maps", "classes", "comparing", "comments", "improvements"),
    "official",
)
SILENT, DUE = {"collect.counts", "counters.counters"}, {"submission.workbooks"}


class Place(NamedTuple):
    """An entry of the navigation; `below` are those of the same part."""

    label: str
    address: str
    is_here: bool
    below: tuple["Place", ...] = ()
    n_alarms: int = 0  # what there is to look after there
    alarm: str = ""  # what that is, in words


class Entry(NamedTuple):
    """A view to go to, the right it takes, and what else belongs to it.

    Below a blueprint's name stand all its views, below a view's only that one.
    """

    endpoint: str
    label: str
    right: Right
    belongs: tuple[str, ...] = ()
    is_wide: bool = False  # the right must be held on everything


def _overview() -> list[Entry]:
    return [Entry("results.home", _("Tổng quan"), Right.SEE_RESULTS, RESULTS)]


def _collecting() -> list[Entry]:
    """Return the ways that sheets come in: one place, so that all fit on a line."""
    return [
        Entry("collect.counts", _("Phiếu đã thu"), Right.SEE_COUNTS, ("collect",)),
        Entry("keying.batches", _("Phiếu giấy"), Right.SEE_FIELDWORK, ("keying",)),
        Entry("interviews.lists", _("Phỏng vấn"), Right.KEY_SHEETS, ("interviews",)),
    ]


def _looking() -> list[Entry]:
    return [
        Entry(
            "outside.results",
            _("Chỉ số chính thức"),
            Right.SEE_RESULTS,
            ("outside", "outside_register"),
        ),
        Entry(
            "submission.workbooks",
            _("Chấm điểm"),
            Right.SEE_WORKBOOKS,
            ("submission",),
        ),
        Entry("saved.views", _("Góc nhìn đã lưu"), Right.SEE_RESULTS, ("saved",)),
        Entry(
            "results.releases",
            _("Xuất dữ liệu"),
            Right.EXPORT_RESULTS,
            ("publishing", "reports", "packs", "history", "microdata"),
        ),
        Entry(
            "national.provinces",
            _("Toàn quốc"),
            Right.SEE_NATION,
            ("national",),
            is_wide=True,
        ),
    ]


def _setting_up() -> list[Entry]:
    """Return the parts of setting up, in the order one needs them."""
    return [
        Entry("setup.all_steps", _("Các bước"), Right.SEE_UNITS),
        Entry("units.tree", _("Đơn vị"), Right.SEE_UNITS, ("units", "reform")),
        Entry("services.services", _("Lĩnh vực"), Right.SEE_UNITS, ("services",)),
        Entry(
            "counters.counters",
            _("Quầy và mã QR"),
            Right.SEE_COUNTERS,
            ("counters", "kiosks", "kiosk_files", "slip_pools", "help"),
        ),
        Entry("methods.methods", _("Phương pháp"), Right.SEE_METHODS, ("methods",)),
        Entry(
            "questionnaires.questionnaires",
            _("Phiếu khảo sát"),
            Right.SEE_QUESTIONNAIRES,
            ("questionnaires",),
        ),
        Entry(
            "rounds.rounds",
            _("Đợt khảo sát"),
            Right.SEE_ROUNDS,
            ("rounds", "rates", "past"),
        ),
        Entry(
            "criteria_sets.all",
            _("Bộ tiêu chí"),
            Right.SEE_WORKBOOKS,
            ("criteria_sets",),
        ),
        Entry("sampling.desk", _("Chọn mẫu"), Right.SEE_FIELDWORK, ("sampling",)),
    ]


def _keeping_watch() -> list[Entry]:
    return [
        Entry("people.people", _("Người dùng"), Right.SEE_PEOPLE, ("people",)),
        Entry("oversight.audit", _("Nhật ký"), Right.READ_AUDIT),
    ]


def navigation() -> list[Place]:
    """Return the places in their order; the one being looked at is marked."""
    here = request.endpoint or ""
    return [
        *_places(_overview(), here),
        *_collected(here),
        *_places(_looking(), here),
        *_part(_("Thiết lập"), _setting_up(), here),
        *_part(_("Quản trị"), _keeping_watch(), here),
    ]


def _collected(here: str) -> Iterator[Place]:
    """Yield the place of what comes in; who has one way alone is led to it at once."""
    ways = list(_places(_collecting(), here))
    if len(ways) == 1:
        yield from ways
    else:
        yield from _part(_("Thu thập"), _collecting(), here, has_alarm=True)


def _part(
    label: str, entries: list[Entry], here: str, *, has_alarm: bool = False
) -> Iterator[Place]:
    """Yield a place with those below it, if any.

    `has_alarm`: it says what there is to look after below it.
    """
    below = tuple(_places(entries, here))
    if not below:
        return
    alarm = next((one for one in below if has_alarm and one.n_alarms), None)
    yield Place(
        label,
        below[0].address,
        any(place.is_here for place in below),
        below,
        n_alarms=alarm.n_alarms if alarm else 0,
        alarm=alarm.alarm if alarm else "",
    )


def place_of(endpoint: str) -> Place | None:
    """Return the place that a view belongs to, if somebody may go there."""
    own = [*_overview(), *_collecting(), *_looking()]
    places = _places([*own, *_setting_up(), *_keeping_watch()], endpoint)
    return next((one for one in places if one.is_here), None)


def own_address() -> str:
    """Return the address of the page being looked at, with all that it chooses."""
    return request.full_path.removesuffix("?")


def first_place() -> str:
    """Return the first place somebody may go to but the results; else the account."""
    own = [*_collecting(), *_looking()]
    entries = [*own, *_setting_up(), *_keeping_watch()]
    places = list(_places(entries, ""))
    return places[0].address if places else url_for("accounts.account")


def _places(entries: list[Entry], here: str) -> Iterator[Place]:
    own = next((e for e in entries if e.endpoint == here), None) or next(
        (e for e in entries if here.partition(".")[0] in e.belongs), None
    )
    for entry in entries:
        if entry.endpoint in current_app.view_functions and _is_open(entry):
            place = Place(entry.label, url_for(entry.endpoint), entry is own)
            n_alarms, alarm = _alarm(entry.endpoint)
            yield place._replace(n_alarms=n_alarms, alarm=alarm)


def _alarm(endpoint: str) -> tuple[int, str]:
    """Return how much is to be looked after at a place, and what it is."""
    if endpoint in SILENT:
        n = n_silent()
        return n, _("quầy bỗng vắng phiếu: %(n)s", n=number(n))
    if endpoint in DUE:
        n = n_pressing()
        return n, _("việc sắp đến hạn hoặc quá hạn: %(n)s", n=number(n))
    return 0, ""


def _is_open(entry: Entry) -> bool:
    """Return whether somebody may go there."""
    return may(entry.right) and (
        not entry.is_wide or reach().has_everywhere(entry.right)
    )


def init_app(app: Flask) -> None:
    """Let the layout ask for the navigation."""
    app.jinja_env.globals["navigation"] = navigation
    app.jinja_env.globals["own_address"] = own_address
    app.jinja_env.globals["may"] = may
    app.jinja_env.globals["Right"] = Right
