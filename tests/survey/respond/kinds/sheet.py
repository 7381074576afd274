"""A sheet with items of every kind, as it is handed in and as it is kept."""

from collections.abc import Callable

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.methods import Form
from survey.models import Response

Rows = Callable[[], dict[str, int]]


FORM = "application/x-www-form-urlencoded"


HEAVIEST = 30_000  # bytes over the wire, the longest page there is


LEVELS = {f"q-S{number}": "5" for number in range(1, 6)}


ENOUGH = LEVELS | {"q-spoke-up": "2"}


def stored(session: Session, form: Form) -> dict[str, str]:
    """Return the answers of the only sheet by item."""
    [answers] = session.scalars(select(Response.answers))
    assert len(answers) == form.width
    return {
        item.code: answers[item.position - 1 :][: item.width] for item in form.items
    }
