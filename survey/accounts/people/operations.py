"""Giving and taking roles, closing and reopening accounts; the caller commits."""

from dataclasses import dataclass
from hashlib import sha256

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.accounts.grants.operations import grant, held_grant, take_back
from survey.accounts.operations import end_everything
from survey.accounts.people.queries import grants_of
from survey.errors import Problem
from survey.models import Grant, RoleName, Unit, User

LAST_KEY = RoleName.SYSTEM_ADMINISTRATOR


@dataclass
class Edited:
    """What a form about somebody is compared with when it comes back."""

    revision: int


def lock_person(session: Session, user_id: int) -> User | None:
    """Return somebody, whom nobody else changes before this request is over."""
    question = select(User).where(User.id == user_id).with_for_update()
    return session.scalar(question.execution_options(populate_existing=True))


def revision_of(session: Session, user: User) -> int:
    """Return what stands for an account and its roles as they are now."""
    roles = sorted((g.role, g.unit_id or 0) for g in grants_of(session, user))
    state = repr((user.active, roles)).encode()
    return int.from_bytes(sha256(state).digest()[:6])


def give_role(session: Session, user: User, role: RoleName, unit: Unit | None) -> Grant:
    """Give somebody a role that they do not have yet."""
    if held_grant(session, user, role, unit):
        raise Problem(_("Người này đã có vai trò đó ở đơn vị đó."))
    if role == LAST_KEY and unit is not None:
        raise Problem(_("Vai trò quản trị hệ thống chỉ trao trên toàn hệ thống."))
    return grant(session, user, role, unit)


def take_role(session: Session, user: User, role: RoleName, unit: Unit | None) -> None:
    """Take a role back that somebody has; the last key to the system stays."""
    held = held_grant(session, user, role, unit)
    if held is None:
        raise Problem(_("Người này không có vai trò đó ở đơn vị đó."), status=409)
    if role == LAST_KEY and unit is None:
        _keep_one_key(session, user)
    take_back(session, held)


def close(session: Session, user: User) -> None:
    """Let somebody in no longer, from the next page on; their roles stay noted."""
    if not user.active:
        raise Problem(_("Tài khoản này đã đóng từ trước."), status=409)
    if held_grant(session, user, LAST_KEY):
        _keep_one_key(session, user)
    user.active = False
    end_everything(session, user)


def reopen(session: Session, user: User) -> None:
    """Let somebody in again, with the roles they had."""
    if user.active:
        raise Problem(_("Tài khoản này đang mở."), status=409)
    user.active = True


def _keep_one_key(session: Session, user: User) -> None:
    """Refuse to leave nobody who can give every role."""
    keys = select(Grant).where(Grant.role == LAST_KEY, Grant.unit_id.is_(None))
    # Two people taking each other's: one waits, then reads what the other left.
    session.scalars(keys.order_by(Grant.id).with_for_update()).all()
    others = keys.join(Grant.user).where(User.active, Grant.user_id != user.id)
    if session.scalars(others).first() is None:
        raise Problem(
            _(
                "Đây là người quản trị hệ thống cuối cùng. "
                "Hãy trao vai trò này cho người khác trước."
            ),
            status=409,
        )
