"""Reforms of the tree from a day on: merge, split, move, rename, close.

`plan_reform` says what would happen and what speaks against it, and writes nothing;
`carry_out` does it; `settle_reforms` lets counters and people follow on the day.
"""

from survey.manage.operations.reforms.asked import Asked, Move, NewUnit, Pair
from survey.manage.operations.reforms.carrying_out import Written, carry_out
from survey.manage.operations.reforms.plan import Plan
from survey.manage.operations.reforms.planning import plan_reform
from survey.manage.operations.reforms.settling import settle_reforms
from survey.manage.operations.reforms.withdrawing import withdraw

__all__ = [
    "Asked",
    "Move",
    "NewUnit",
    "Pair",
    "Plan",
    "Written",
    "carry_out",
    "plan_reform",
    "settle_reforms",
    "withdraw",
]
