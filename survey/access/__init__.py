"""Who may do what, and where: every guarded view asks here, and nowhere else."""

from survey.access.current import may, own_id, reach, require, scope, unit_named
from survey.access.places import (
    counter_of,
    draw_of,
    round_of,
    round_part_of,
    unit_of,
)
from survey.access.policy import (
    ANYWHERE,
    INSTALLATION,
    Policy,
    Way,
    needs,
    policy_of,
    signed_in,
    with_token,
)
from survey.access.rights import PRIVILEGED, RIGHTS_OF, Right

__all__ = [
    "ANYWHERE",
    "INSTALLATION",
    "PRIVILEGED",
    "RIGHTS_OF",
    "Policy",
    "Right",
    "Way",
    "counter_of",
    "draw_of",
    "may",
    "needs",
    "own_id",
    "policy_of",
    "reach",
    "require",
    "round_of",
    "round_part_of",
    "scope",
    "signed_in",
    "unit_named",
    "unit_of",
    "with_token",
]
