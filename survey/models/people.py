"""Staff and their roles, in the shape flask-security asks for.

Its two mixins are the one exception to "models know no web framework": they
add methods, no columns.
"""

from flask_security import RoleMixin, UserMixin
from sqlalchemy import BigInteger, Column, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base

user_role = Table(
    "user_role",
    Base.metadata,
    Column("user_id", ForeignKey("staff.id"), primary_key=True),
    Column("role_id", ForeignKey("role.id"), primary_key=True),
)


class Role(Base, RoleMixin):
    """A role as flask-security asks for it; ours are granted on units (`Grant`)."""

    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(32), unique=True)
    description: Mapped[str] = mapped_column(String(200), default="")
    permissions: Mapped[list[str]] = mapped_column(default=list)


class User(Base, UserMixin):
    """A member of staff who signs in. Citizens have no accounts.

    Without a password nobody signs in: it is chosen by following a one-time link.
    """

    # "user" is a reserved word of PostgreSQL.
    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    password: Mapped[str | None] = mapped_column(String(255))
    # Shorter than a password may be that stands alone, without a second factor.
    has_short_password: Mapped[bool] = mapped_column(
        default=False, server_default="false"
    )
    active: Mapped[bool] = mapped_column(default=True)
    # Changes with the password: what was half signed in under the old one ends.
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True)
    # The key shared with an authenticator app, encrypted, and the last step used.
    totp_secret: Mapped[str | None] = mapped_column(String(500))
    totp_step: Mapped[int | None] = mapped_column(BigInteger)
    # Who passkeys say they belong to; random, so that they name nobody.
    passkey_handle: Mapped[str | None] = mapped_column(
        String(64), index=True, unique=True
    )

    roles: Mapped[list[Role]] = relationship(  # type: ignore[assignment]
        secondary=user_role
    )
