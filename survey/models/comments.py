"""Comments as officials read them: masked, in batches, apart from what was written."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base
from survey.models.releases import Release
from survey.models.units import Unit


class CommentBatch(Base):
    """The comments of a unit that one release brought to light, at least five."""

    __tablename__ = "comment_batch"
    __table_args__ = (UniqueConstraint("release_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    first_month: Mapped[date]
    last_month: Mapped[date]

    release: Mapped[Release] = relationship()
    unit: Mapped[Unit] = relationship()


class ShownComment(Base):
    """A comment with what is personal masked: all of it that a page ever reads.

    Its key is the comment's own, so that a comment is shown once; no foreign key, for
    what was written may be erased long before this. Month and language are there
    only where enough comments of the batch have each.
    """

    __tablename__ = "shown_comment"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("comment_batch.id"), index=True)
    month: Mapped[date | None]  # its first day
    language: Mapped[str] = mapped_column(String(8), default="", server_default="")
    text: Mapped[str] = mapped_column(Text)
    # In small letters without marks: what a word is looked for in.
    plain: Mapped[str] = mapped_column(Text)
    # Somebody found something personal left: out of sight until it is masked.
    is_held: Mapped[bool] = mapped_column(default=False, server_default=false())
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    batch: Mapped[CommentBatch] = relationship()
