"""What a page shows of one person, and what may be done about them there."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from survey.access.reach import Reach
from survey.access.rights import Right
from survey.accounts.factors import Factors, factors_of
from survey.accounts.people.operations import revision_of
from survey.accounts.people.queries import grants_of, is_within
from survey.accounts.people.rules import (
    may_change_account,
    may_give,
    may_give_somewhere,
)
from survey.accounts.sessions import own_sessions
from survey.clock import now
from survey.models import Grant, RoleName, User


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody has, and whether it may be taken back by who looks."""

    grant: Grant
    is_takeable: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as another member of staff may see them."""

    user: User
    roles: tuple[HeldRole, ...]
    has_others: bool  # roles on units that are not within sight
    factors: Factors
    n_sessions: int
    revision: int
    is_self: bool
    is_changeable: bool  # the account itself: closing, links, factors


def person_seen(session: Session, user: User, *, own: Reach, own_id: int) -> Person:
    """Return what may be seen of somebody, and done about them."""
    grants = grants_of(session, user)
    scope = own.scope(Right.SEE_PEOPLE)
    seen = [grant for grant in grants if is_within(grant, scope)]
    is_self = user.id == own_id
    return Person(
        user=user,
        roles=tuple(
            HeldRole(g, not is_self and may_give(own, g.role, g.unit_id)) for g in seen
        ),
        has_others=len(seen) < len(grants),
        factors=factors_of(session, user),
        n_sessions=len(own_sessions(session, user.id, now())),
        revision=revision_of(session, user),
        is_self=is_self,
        is_changeable=not is_self and may_change_account(own, grants),
    )


def givable_roles(own: Reach) -> list[RoleName]:
    """Return the roles that somebody may give on some unit."""
    return [role for role in RoleName if may_give_somewhere(own, role)]
