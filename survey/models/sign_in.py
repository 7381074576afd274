"""What signing in leaves behind: sessions, factors, links, and guesses of late."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.people import User

DIGEST_LENGTH = 32  # bytes of SHA-256: secrets themselves are kept nowhere


class StaffSession(Base):
    """One browser in which somebody is signed in; it ends here, not in the cookie."""

    __tablename__ = "staff_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime] = mapped_column(index=True)
    confirmed_at: Mapped[datetime]  # when the person last proved who they are
    browser: Mapped[str] = mapped_column(String(80))  # in words, nothing finer
    has_second_factor: Mapped[bool]
    ended_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()


class Passkey(Base):
    """A key that a person's device keeps; only its public half is here."""

    __tablename__ = "passkey"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    credential_id: Mapped[bytes] = mapped_column(LargeBinary(1023), unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)  # unsigned, of 32 bits
    name: Mapped[str] = mapped_column(String(60))
    added_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()


class RecoveryCode(Base):
    """A code for the day the telephone is lost; good once."""

    __tablename__ = "recovery_code"

    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    used_at: Mapped[datetime | None]


class PasswordLink(Base):
    """A link that lets its bearer choose the password of an account; good once."""

    __tablename__ = "password_link"

    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()


class SpentChallenge(Base):
    """A challenge that a passkey has answered: the answer is not taken again."""

    __tablename__ = "spent_challenge"

    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), primary_key=True)
    spent_at: Mapped[datetime] = mapped_column(index=True)


class Guess(Base):
    """How often something was tried in vain of late; whom it concerns is a digest."""

    __tablename__ = "guess"

    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), primary_key=True)
    n: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(index=True)
