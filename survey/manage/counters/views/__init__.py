"""The addresses of counters, a room a subject."""

from survey.manage.counters.views import (
    checking,
    closing,
    describing,
    exporting,
    files,
    importing,
    moving,
    opening,
    printing,
    reading,
)
from survey.manage.counters.views.blueprint import bp

__all__ = [
    "bp",
    "checking",
    "closing",
    "describing",
    "exporting",
    "files",
    "importing",
    "moving",
    "opening",
    "printing",
    "reading",
]
