"""Tablets at counters that take sheets, and the codes they are paired by."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.sign_in import DIGEST_LENGTH
from survey.models.units import Counter


class PairingCode(Base):
    """A code that pairs one tablet with a counter; good once, and not for long."""

    __tablename__ = "pairing_code"

    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), primary_key=True)
    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(254))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Kiosk(Base):
    """A tablet paired with a counter; of its key only the digest is kept.

    What it told of itself last: how many sheets wait on it or were refused, which
    version of the page it shows, how many seconds its clock is ahead. It may come late
    to tell so, never with a sheet: when a sheet came is nobody's to know.
    """

    __tablename__ = "kiosk"

    id: Mapped[int] = mapped_column(primary_key=True)
    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), index=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH), unique=True)
    paired_at: Mapped[datetime]
    paired_by: Mapped[str] = mapped_column(String(254))
    seen_at: Mapped[datetime | None]  # to the minute
    n_waiting: Mapped[int] = mapped_column(default=0, server_default="0")
    n_refused: Mapped[int] = mapped_column(default=0, server_default="0")
    version: Mapped[str] = mapped_column(String(16), default="", server_default="")
    clock_ahead: Mapped[int | None]  # seconds
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str] = mapped_column(String(254), default="", server_default="")

    counter: Mapped[Counter] = relationship()
