"""Pages of results that a person keeps under a name (góc nhìn đã lưu)."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base

LONGEST_NAME, LONGEST_ADDRESS = 120, 2000


class SavedView(Base):
    """An address of this site that belongs to one person, with all that it chooses."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    address: Mapped[str] = mapped_column(String(LONGEST_ADDRESS))
    made_at: Mapped[datetime]
