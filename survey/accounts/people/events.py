"""What the audit keeps of people, their roles and their accounts."""

from survey.audit import Event
from survey.models import Grant, RoleName, Unit, User


def added(user: User, first: Grant) -> Event:
    """Tell that somebody got an account, and a first role."""
    told = {"email": user.email, **_place(first.role, first.unit)}
    return Event("user.added", "user", user.email, unit_id=first.unit_id, after=told)


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


def closed(user: User) -> Event:
    """Tell that an account was closed."""
    return _turned(user, "user.closed", is_open=False)


def reopened(user: User) -> Event:
    """Tell that an account was opened again."""
    return _turned(user, "user.reopened", is_open=True)


def _turned(user: User, action: str, *, is_open: bool) -> Event:
    return Event(
        action,
        "user",
        user.email,
        before={"active": not is_open},
        after={"active": is_open},
    )


def _place(role: RoleName, unit: Unit | None) -> dict[str, str | None]:
    return {"role": str(role), "unit": unit.code if unit else None}
