"""What the audit keeps of people, their roles and their accounts."""

from survey.audit import Event
from survey.models import Grant, RoleName, Unit, User


def added(user: User, *grants: Grant) -> Event:
    """Tell that somebody got an account, and their first roles, all on one unit."""
    unit = grants[0].unit
    told = {
        "email": user.email,
        "role": ", ".join(grant.role for grant in grants),
        "unit": unit.code if unit else None,
    }
    unit_id = unit.id if unit else None
    return Event("user.added", "user", user.email, unit_id=unit_id, after=told)


def role_given(user: User, given: Grant) -> Event:
    """Tell that somebody got a role."""
    return Event(
        "user.role-given",
        "user",
        user.email,
        unit_id=given.unit_id,
        after=_place(given.role, given.unit),
    )


def role_taken(user: User, role: RoleName, unit: Unit | None) -> Event:
    """Tell that a role was taken back."""
    return Event(
        "user.role-taken",
        "user",
        user.email,
        unit_id=unit.id if unit else None,
        before=_place(role, unit),
    )


def reopened(user: User) -> Event:
    """Tell that an account was opened again."""
    shut, open_ = {"active": False}, {"active": True}
    return Event("user.reopened", "user", user.email, before=shut, after=open_)


def _place(role: RoleName, unit: Unit | None) -> dict[str, str | None]:
    return {"role": str(role), "unit": unit.code if unit else None}
