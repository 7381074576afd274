"""The addresses of units, a room a subject."""

from survey.manage.units.views import changing, files, groups, looking
from survey.manage.units.views.blueprint import bp

__all__ = ["bp", "changing", "files", "groups", "looking"]
