"""The addresses below `/api/v1`: the same policies as the pages, by token."""

from survey.api.blueprint import bp
from survey.api.views import groups, places, releases, start

__all__ = ["bp", "groups", "places", "releases", "start"]
