"""Versions of methods that are being written; publishing makes them a `Method`."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.methods import Method


class MethodDraft(Base):
    """A document that may have gaps until it is published."""

    __tablename__ = "method_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32))
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("method.id"))
    document: Mapped[dict[str, Any]]
    started_at: Mapped[datetime]
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    based_on: Mapped[Method | None] = relationship()
