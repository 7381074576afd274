"""The addresses of counters, a room a subject."""

from survey.manage.counters.views import (
    changing,
    checking,
    exchange,
    files,
    opening,
    printing,
    reading,
)
from survey.manage.counters.views.blueprint import bp

__all__ = [
    "bp",
    "changing",
    "checking",
    "exchange",
    "files",
    "opening",
    "printing",
    "reading",
]
