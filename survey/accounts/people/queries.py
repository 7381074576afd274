"""People and their roles, as far as somebody may see them."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, joinedload

from survey.models import Grant, RoleName, Unit, User
from survey.paging import Page, turn_to

PAGE = 100  # people

Scope = Collection[int] | None  # units, by number; None for everything


@dataclass(frozen=True, slots=True)
class Sought:
    """Who is looked for; an empty field looks for everybody."""

    address: str = ""
    role: RoleName | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody, and those of their roles that may be seen."""

    user: User
    grants: tuple[Grant, ...]


def people_within(
    session: Session, sought: Sought, *, scope: Scope, page: str = ""
) -> Page[Listed]:
    """Return a page of those who have a role within the scope, by their address."""
    query = _found(sought, scope)
    n = session.scalar(select(func.count()).select_from(query.subquery())) or 0
    turn = turn_to(n, page, size=PAGE)
    shown = query.order_by(User.email).limit(PAGE).offset(turn.offset)
    users = list(session.scalars(shown))
    roles = _roles_of(session, [user.id for user in users], scope)
    listed = tuple(Listed(user, tuple(roles[user.id])) for user in users)
    return Page(listed, turn)


def _found(sought: Sought, scope: Scope) -> Select[User]:
    query = select(User)
    if sought.address:
        query = query.where(User.email.contains(sought.address, autoescape=True))
    conditions = _within(scope)
    if sought.role is not None:
        conditions.append(Grant.role == sought.role)
    if not conditions:
        return query
    return query.where(exists().where(Grant.user_id == User.id, *conditions))


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return [] if scope is None else [Grant.unit_id.in_(scope)]


def _roles_of(
    session: Session, user_ids: Iterable[int], scope: Scope
) -> dict[int, list[Grant]]:
    question = (
        select(Grant)
        .outerjoin(Grant.unit)
        .options(joinedload(Grant.unit))
        .where(Grant.user_id.in_(list(user_ids)), *_within(scope))
        .order_by(Unit.code, Grant.id)
    )
    found: dict[int, list[Grant]] = defaultdict(list)
    for grant in session.scalars(question):
        found[grant.user_id].append(grant)
    return found


def grants_of(session: Session, user: User) -> list[Grant]:
    """Return every role of somebody, in the order they were given."""
    question = select(Grant).where(Grant.user_id == user.id).order_by(Grant.id)
    return list(session.scalars(question.options(joinedload(Grant.unit))))


def is_within(grant: Grant, scope: Scope) -> bool:
    """Return whether a role is seen by who may see these units."""
    return scope is None or grant.unit_id in scope
