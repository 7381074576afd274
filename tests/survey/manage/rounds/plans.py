"""A plan of a round, as somebody fills it in."""

from flask.testing import FlaskClient

from tests.factories import Province
from tests.pages import Page, open_page


def planned(province: Province, **given: str | list[str]) -> dict[str, str | list[str]]:
    """Return a round after the one under way, as somebody fills it in."""
    usual: dict[str, str | list[str]] = {
        "title": "Đợt quý II",
        "code": "2026-Q2",
        "starts_on": "2026-04-01",
        "ends_on": "2026-06-30",
        "root": province.root.code,
        "part": "all",
        "channels": "qr",
        "populations": "counter-users",
        "asks": f"q{province.questionnaire.id}",
        "weighting": "transactions",
    }
    return usual | given


def plan_page(official: FlaskClient) -> Page:
    return open_page(official, "/dot-khao-sat/moi")
