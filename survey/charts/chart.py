"""A chart as a template gets it, and the words on it."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from survey.charts.theme import LAYOUTS, Layout
from survey.i18n import index
from survey.models import Figure


class Chart(NamedTuple):
    """A drawing for wide and for narrow pages under a title that says what it shows."""

    title: str
    drawings: tuple[Markup, ...]


def both(draw: Callable[[Layout], Markup]) -> tuple[Markup, ...]:
    """Return the drawing in every layout; the stylesheet shows the one that fits."""
    return tuple(draw(layout) for layout in LAYOUTS)


def with_interval(figure: Figure) -> str:
    """Write an index with its interval."""
    return f"{index(figure.value)} ({index(figure.low)}–{index(figure.high)})"
