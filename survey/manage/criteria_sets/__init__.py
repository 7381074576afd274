"""Setting up sets of criteria of the PAR Index."""

from survey.manage.criteria_sets.blueprint import bp
from survey.manage.criteria_sets.views import beginning, looking

__all__ = ["beginning", "bp", "looking"]
