"""Who may change what about whom.

Nobody hands out more than they hold, or takes over an account that reaches further
than they do: otherwise a clerk's role given to an administrator would be enough to
make a link for the administrator's password.
"""

from collections.abc import Iterable

from survey.access.reach import Reach
from survey.access.rights import RIGHTS_OF, Right
from survey.models import Grant, RoleName

# These watch or hold the keys: only who holds the keys everywhere gives them.
FROM_THE_SYSTEM = frozenset({RoleName.AUDITOR, RoleName.SYSTEM_ADMINISTRATOR})


def may_give(own: Reach, role: RoleName, unit_id: int | None) -> bool:
    """Return whether somebody may give a role on a unit or, without one, on all."""
    if own.has_role_everywhere(RoleName.SYSTEM_ADMINISTRATOR):
        return True
    if role in FROM_THE_SYSTEM:
        return False
    needed = RIGHTS_OF[role] | {Right.EDIT_PEOPLE}
    if unit_id is None:
        return all(own.has_everywhere(right) for right in needed)
    return all(own.holds(right, unit_id) for right in needed)


def may_give_somewhere(own: Reach, role: RoleName) -> bool:
    """Return whether there is a unit that somebody may give a role on."""
    on_all = may_give(own, role, None)
    return on_all or any(
        may_give(own, role, id_) for id_ in own.tops(Right.EDIT_PEOPLE)
    )


def may_change_account(own: Reach, grants: Iterable[Grant]) -> bool:
    """Return whether somebody may close an account, or make a link for it.

    They must be able to give every role it has; one without roles belongs to those
    who look after everybody.
    """
    held = list(grants)
    if not held:
        return own.has_everywhere(Right.EDIT_PEOPLE)
    return all(may_give(own, grant.role, grant.unit_id) for grant in held)
