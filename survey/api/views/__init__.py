"""The addresses below `/api/v1`: the same policies as the pages, by token."""

from survey.api.blueprint import bp
from survey.api.views import places, releases, start

__all__ = ["bp", "places", "releases", "start"]
