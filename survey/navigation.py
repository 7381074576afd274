"""The places an official can go to from every page."""

from typing import NamedTuple

from flask import Flask, request, url_for
from flask_babel import gettext as _


class Place(NamedTuple):
    """An entry of the navigation."""

    label: str
    address: str
    is_here: bool


def navigation() -> list[Place]:
    """Return the places in their order; the one being looked at is marked."""
    labels = {
        "results.home": _("Tổng quan"),
        "collect.counts": _("Thu thập"),
        "manage.counters": _("Quầy và mã QR"),
        "results.releases": _("Xuất dữ liệu"),
    }
    here = _place_of(request.endpoint or "")
    return [
        Place(label, url_for(endpoint), is_here=endpoint == here)
        for endpoint, label in labels.items()
    ]


def _place_of(endpoint: str) -> str:
    """Return the entry a page belongs to: its own, else its slice's first."""
    slices = {"collect": "collect.counts", "manage": "manage.counters"}
    if endpoint == "results.releases":
        return endpoint
    return slices.get(endpoint.partition(".")[0], "results.home")


def init_app(app: Flask) -> None:
    """Let the layout ask for the navigation."""
    app.jinja_env.globals["navigation"] = navigation
