"""Which province a received pack is of, said anew after it came."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class PackProvince(Base):
    """That somebody said whose a pack is; never changed, the newest counts.

    The pack stays as it came, and what was taken for its province then stays as well.
    """

    __tablename__ = "pack_province"

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[int] = mapped_column(ForeignKey("kept_pack.id"), index=True)
    province: Mapped[str] = mapped_column(String(2))  # empty outside the register
    subject: Mapped[str] = mapped_column(String(350))
    because: Mapped[str] = mapped_column(String(500))
    said_by: Mapped[str] = mapped_column(String(254))
    said_at: Mapped[datetime]
