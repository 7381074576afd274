"""Documents that support points (tài liệu kiểm chứng), kept by what they hold."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from survey.models.base import Base


class SupportingDocument(Base):
    """A report, plan or notice that a unit brings forward for points of its workbook.

    One that was withdrawn stays in the table: the audit and signed workbooks name it.
    """

    __tablename__ = "supporting_document"
    __table_args__ = (CheckConstraint("size > 0", name="size"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    workbook_id: Mapped[int] = mapped_column(ForeignKey("workbook.id"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    number: Mapped[str] = mapped_column(String(60), default="", server_default="")
    issued_on: Mapped[date | None]
    issuer: Mapped[str] = mapped_column(String(200), default="", server_default="")
    file_name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(8))
    size: Mapped[int]  # bytes
    digest: Mapped[str] = mapped_column(ForeignKey("document_content.digest"))
    added_by: Mapped[str] = mapped_column(String(254))
    added_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    # Counts the changes, so that two people editing do not overwrite each other.
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's own

    links: Mapped[list["ItemDocument"]] = relationship(
        cascade="all, delete-orphan", order_by="ItemDocument.item"
    )

    @property
    def items(self) -> list[str]:
        """Return the codes of the items it supports."""
        return [link.item for link in self.links]


class DocumentContent(Base):
    """The bytes of documents, once however often they were brought; never changed."""

    __tablename__ = "document_content"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class ItemDocument(Base):
    """That a document supports the points of an item."""

    __tablename__ = "item_document"

    document_id: Mapped[int] = mapped_column(
        ForeignKey("supporting_document.id"), primary_key=True
    )
    item: Mapped[str] = mapped_column(String(16), primary_key=True)
