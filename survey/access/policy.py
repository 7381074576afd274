"""The one choke point: each guarded view says which right it needs, and where."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import ParamSpec

from flask import request
from flask.typing import ResponseReturnValue
from flask_security import auth_required
from sqlalchemy.orm import Session

from survey.access.current import reach, require_second_factor
from survey.access.reach import Reach
from survey.access.refusals import foreign, nobody, refused
from survey.access.rights import Right
from survey.access.tokens import has_sent_something, token_of_request
from survey.db import get_session
from survey.errors import Problem

Asked = ParamSpec("Asked")
View = Callable[Asked, ResponseReturnValue]


class Wide(Enum):
    """Rights that no single unit decides."""

    ANYWHERE = "anywhere"
    INSTALLATION = "installation"


class Way(Enum):
    """How who is asking makes themselves known; one never stands in for the other."""

    PERSON = "session"  # by the cookie of a browser
    PROGRAM = "bearer"  # by a token in the header Authorization


ANYWHERE = Wide.ANYWHERE  # held on some unit: the view shows no more than `scope`
INSTALLATION = Wide.INSTALLATION  # held on everything
# The units an address is about, of which one must be held; INSTALLATION for what
# belongs to none, and is out of sight of all others; a `Problem` (404) for nothing.
Resolver = Callable[[Session, Mapping[str, object], Reach], Iterable[int] | Wide]


@dataclass(frozen=True, slots=True)
class Policy:
    """What a view needs; without a right it is enough to be known."""

    right: Right | None = None
    of: Resolver | Wide = ANYWHERE
    by: Way = Way.PERSON


def needs(
    right: Right, *, of: Resolver | Wide, by: Way = Way.PERSON
) -> Callable[[View[Asked]], View[Asked]]:
    """Let only those in who hold a right on what the address is about.

    Strangers are sent to sign in, programs without a token are refused (401). What
    lies outside one's units is not there (404); what is in sight but not allowed is
    refused (403).
    """
    return _guard(Policy(right, of, by))


def signed_in(view: View[Asked]) -> View[Asked]:
    """Let everybody in who is signed in: pages about one's own account and tasks."""
    return _guard(Policy())(view)


def with_token(view: View[Asked]) -> View[Asked]:
    """Let every program in that brings a token: what tells of nobody's units."""
    return _guard(Policy(by=Way.PROGRAM))(view)


def policy_of(view: object) -> Policy | None:
    """Return the policy that a view was given."""
    found: Policy | None = getattr(view, "policy", None)
    return found


def _guard(policy: Policy) -> Callable[[View[Asked]], View[Asked]]:
    def _decorate(view: View[Asked]) -> View[Asked]:
        @wraps(view)
        def _guarded(*args: Asked.args, **kwargs: Asked.kwargs) -> ResponseReturnValue:
            if policy.by is Way.PROGRAM and token_of_request() is None:
                raise nobody(has_sent_something=has_sent_something())
            _decide(policy, request.view_args or {})
            return view(*args, **kwargs)

        # Pages by session alone: no tokens in addresses, no passwords in headers.
        is_page = policy.by is Way.PERSON
        guarded: View[Asked] = (
            auth_required("session")(_guarded) if is_page else _guarded
        )
        guarded.policy = policy  # type: ignore[attr-defined]
        return guarded

    return _decorate


def _decide(policy: Policy, args: Mapping[str, object]) -> None:
    """Return if the request may go on; raise what it is refused with otherwise."""
    right, of, own = policy.right, policy.of, reach()
    if right is None:
        return
    units = of if isinstance(of, Wide) else _in_sight(of, args, own, right)
    if not _is_held(own, right, units):
        raise refused()
    require_second_factor(right)


def _is_held(own: Reach, right: Right, units: Wide | list[int]) -> bool:
    if units is ANYWHERE:
        return own.has(right)
    if isinstance(units, Wide):
        return own.has_everywhere(right)
    return any(own.holds(right, unit_id) for unit_id in units)


def _in_sight(
    of: Resolver, args: Mapping[str, object], own: Reach, right: Right
) -> Wide | list[int]:
    """Return the units an address is about that the person may know of."""
    try:
        units = of(get_session(), args, own)
    except Problem:
        # Who sees everything is told what is missing; to others missing and
        # foreign look the same.
        if own.has_everywhere(right):
            raise
        raise foreign() from None
    if isinstance(units, Wide):
        if not own.sees_everything():
            raise foreign()
        return units
    found = [unit_id for unit_id in units if own.sees(unit_id)]
    if not found:
        raise foreign()
    return found
