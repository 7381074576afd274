"""The pages of rounds; importing them hangs all of them on the blueprint."""

from survey.manage.rounds.blueprint import bp
from survey.manage.rounds.views import (
    imports,
    plans,
    rounds,
    totals,
    unit_totals,
    unranked,
)

__all__ = ["bp", "imports", "plans", "rounds", "totals", "unit_totals", "unranked"]
