"""Index methods and the questionnaires made from them."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base


class Method(Base):
    """A version of an index method; immutable, because figures name it."""

    __tablename__ = "method"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32))
    version: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    document: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))


class Questionnaire(Base):
    """A version of a questionnaire: items in order, texts in every language.

    Published means frozen: the database refuses a change (migration 0001). A
    response keeps the version it was given, which is the codebook of its answers.
    """

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(32))
    version: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    method_id: Mapped[int] = mapped_column(ForeignKey("method.id"))
    document: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    published_on: Mapped[date | None]
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    method: Mapped[Method] = relationship()
