"""Codes that are handed out on slips, each good for one sheet."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.units import Counter

SLIP_DIGEST = 16  # bytes


class SlipPool(Base):
    """Codes made at once for a counter; how they are handed out is the office's."""

    __tablename__ = "slip_pool"
    __table_args__ = (CheckConstraint("n >= 1", name="n"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    counter_id: Mapped[int] = mapped_column(ForeignKey("counter.id"), index=True)
    n: Mapped[int]
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(254))
    last_day: Mapped[date]  # on which a code is good
    note: Mapped[str] = mapped_column(String(200), default="", server_default="")
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str] = mapped_column(String(254), default="", server_default="")

    counter: Mapped[Counter] = relationship()


class Slip(Base):
    """One code, by its keyed digest: whether it was used, never when or for what.

    Nothing leads from here to a person, a dossier or a sheet.
    """

    __tablename__ = "slip"
    __table_args__ = ({"sqlite_with_rowid": False},)

    digest: Mapped[bytes] = mapped_column(LargeBinary(SLIP_DIGEST), primary_key=True)
    pool_id: Mapped[int] = mapped_column(ForeignKey("slip_pool.id"), index=True)
    is_used: Mapped[bool] = mapped_column(default=False, server_default=false())
