"""Sets of criteria of the PAR Index."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base


class CriteriaSet(Base):
    """A version of a set of criteria for a year; immutable, because points name it."""

    __tablename__ = "criteria_set"
    __table_args__ = (UniqueConstraint("code", "year", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32))
    year: Mapped[int]
    version: Mapped[int]
    scope: Mapped[str] = mapped_column(String(16))  # province or unit
    title: Mapped[str] = mapped_column(String(400))
    document: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]

    @property
    def name(self) -> str:
        """Return code, year and version, as the audit and files call it."""
        return f"{self.code}-{self.year}-{self.version}"
