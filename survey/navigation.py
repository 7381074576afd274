"""The places a person can go to from every page: those their rights open."""

from typing import NamedTuple

from flask import Flask, request, url_for
from flask_babel import gettext as _

from survey.access import Right, may


class Place(NamedTuple):
    """An entry of the navigation."""

    label: str
    address: str
    is_here: bool


class Entry(NamedTuple):
    """An entry, the right it takes, and the views that belong to it."""

    endpoint: str
    label: str
    right: Right
    blueprints: tuple[str, ...] = ()


def _entries() -> list[Entry]:
    return [
        Entry("results.home", _("Tổng quan"), Right.SEE_RESULTS, ("results",)),
        Entry("collect.counts", _("Thu thập"), Right.SEE_COUNTS, ("collect",)),
        Entry("manage.counters", _("Quầy và mã QR"), Right.SEE_COUNTERS, ("manage",)),
        Entry("results.releases", _("Xuất dữ liệu"), Right.EXPORT_RESULTS),
    ]


def navigation() -> list[Place]:
    """Return the places in their order; the one being looked at is marked."""
    here = _entry_of(request.endpoint or "")
    return [
        Place(entry.label, url_for(entry.endpoint), is_here=entry.endpoint == here)
        for entry in _entries()
        if may(entry.right)
    ]


def first_place() -> str:
    """Return the first place somebody may go to but the results; else the account."""
    for entry in _entries():
        if may(entry.right) and entry.endpoint != "results.home":
            return url_for(entry.endpoint)
    return url_for("accounts.account")


def _entry_of(endpoint: str) -> str:
    """Return the entry a page belongs to: its own, else its blueprint's."""
    entries = _entries()
    if endpoint in {entry.endpoint for entry in entries}:
        return endpoint
    blueprint = endpoint.partition(".")[0]
    found = (entry.endpoint for entry in entries if blueprint in entry.blueprints)
    return next(found, "")


def init_app(app: Flask) -> None:
    """Let the layout ask for the navigation."""
    app.jinja_env.globals["navigation"] = navigation
    app.jinja_env.globals["may"] = may
    app.jinja_env.globals["Right"] = Right
