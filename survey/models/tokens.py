"""Tokens by which programs read what a person may read."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.people import User
from survey.models.sign_in import DIGEST_LENGTH
from survey.models.units import Unit


class ApiToken(Base):
    """A secret that a person gave to a program; it has their rights, or fewer.

    Of the secret only the digest is kept. With a unit it reaches no further than that
    unit and what stands below it.
    """

    __tablename__ = "api_token"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str] = mapped_column(String(60))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_on: Mapped[date | None]  # a day, nothing finer
    ended_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()
    unit: Mapped[Unit | None] = relationship()
