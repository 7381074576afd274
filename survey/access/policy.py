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

from survey.access.current import reach
from survey.access.reach import Reach
from survey.access.refusals import SecondFactorNeeded, foreign, refused
from survey.access.rights import PRIVILEGED, Right
from survey.access.second_factor import needs_second_factor
from survey.db import get_session
from survey.errors import Problem

Asked = ParamSpec("Asked")
View = Callable[Asked, ResponseReturnValue]
# The units an address is about; a `Problem` (404) when it names nothing.
Resolver = Callable[[Session, Mapping[str, object], Reach], Iterable[int]]


class Wide(Enum):
    """Rights that no single unit decides."""

    ANYWHERE = "anywhere"
    INSTALLATION = "installation"


ANYWHERE = Wide.ANYWHERE  # held on some unit: the view shows no more than `scope`
INSTALLATION = Wide.INSTALLATION  # held on everything


@dataclass(frozen=True, slots=True)
class Policy:
    """What a view needs; without a right it is enough to be signed in."""

    right: Right | None = None
    of: Resolver | Wide = ANYWHERE


def needs(right: Right, *, of: Resolver | Wide) -> Callable[[View[Asked]], View[Asked]]:
    """Let only those in who hold a right on what the address is about.

    Strangers are sent to sign in. What lies outside one's units is not there (404);
    what is in sight but not allowed is refused (403).
    """
    return _guard(Policy(right, of))


def signed_in(view: View[Asked]) -> View[Asked]:
    """Let everybody in who is signed in: pages about one's own account and tasks."""
    return _guard(Policy())(view)


def policy_of(view: object) -> Policy | None:
    """Return the policy that a view was given."""
    found: Policy | None = getattr(view, "policy", None)
    return found


def _guard(policy: Policy) -> Callable[[View[Asked]], View[Asked]]:
    def _decorate(view: View[Asked]) -> View[Asked]:
        @wraps(view)
        def _guarded(*args: Asked.args, **kwargs: Asked.kwargs) -> ResponseReturnValue:
            _decide(policy, request.view_args or {})
            return view(*args, **kwargs)

        # By session alone: no tokens in addresses, no passwords in headers.
        guarded: View[Asked] = auth_required("session")(_guarded)
        guarded.policy = policy  # type: ignore[attr-defined]
        return guarded

    return _decorate


def _decide(policy: Policy, args: Mapping[str, object]) -> None:
    """Return if the request may go on; raise what it is refused with otherwise."""
    right, of, own = policy.right, policy.of, reach()
    if right is None:
        return
    if isinstance(of, Wide):
        held = own.has if of is ANYWHERE else own.has_everywhere
        if not held(right):
            raise refused()
    elif not any(own.holds(right, id_) for id_ in _in_sight(of, args, own, right)):
        raise refused()
    if right in PRIVILEGED and needs_second_factor():
        raise SecondFactorNeeded


def _in_sight(
    of: Resolver, args: Mapping[str, object], own: Reach, right: Right
) -> list[int]:
    """Return the units an address is about that the person may know of."""
    try:
        units = list(of(get_session(), args, own))
    except Problem:
        # Who sees everything is told what is missing; to others missing and
        # foreign look the same.
        if own.has_everywhere(right):
            raise
        raise foreign() from None
    found = [unit_id for unit_id in units if own.sees(unit_id)]
    if not found:
        raise foreign()
    return found
