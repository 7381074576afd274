"""The appraisal of workbooks (thẩm định): points, questions, conclusions."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from survey.models.base import Base
from survey.models.workbooks import CENTS


class ItemAppraisal(Base):
    """What those who appraise give for an item, and why where the unit gave another.

    `edition` is the signed edition that they looked at: where a later one says
    something else of the item, its points have to be looked at again.
    """

    __tablename__ = "item_appraisal"
    __table_args__ = (
        CheckConstraint("appraised IS NULL OR appraised >= 0", name="appraised"),
    )

    workbook_id: Mapped[int] = mapped_column(
        ForeignKey("workbook.id"), primary_key=True
    )
    item: Mapped[str] = mapped_column(String(16), primary_key=True)
    appraised: Mapped[int | None]  # hundredths of a point
    remark: Mapped[str] = mapped_column(Text, default="", server_default="")
    edition: Mapped[int]
    appraised_by: Mapped[str] = mapped_column(String(254))
    appraised_at: Mapped[datetime]

    @property
    def points(self) -> Decimal | None:
        """Return the appraised points."""
        return None if self.appraised is None else Decimal(self.appraised) / CENTS


class AppraisalQuestion(Base):
    """What those who appraise ask a unit about an item; never changed."""

    __tablename__ = "appraisal_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    workbook_id: Mapped[int] = mapped_column(ForeignKey("workbook.id"), index=True)
    item: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    wants_document: Mapped[bool]  # whether the unit may bring one with its answer
    due_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(254))
    asked_at: Mapped[datetime]


class QuestionReply(Base):
    """An answer of the unit's, or the end of a question; never changed."""

    __tablename__ = "question_reply"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("appraisal_question.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    is_end: Mapped[bool]  # said by those who asked
    text: Mapped[str] = mapped_column(Text, default="", server_default="")
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("supporting_document.id"), index=True
    )
    written_by: Mapped[str] = mapped_column(String(254))
    written_at: Mapped[datetime]


class AppraisalEdition(Base):
    """An appraisal as it was concluded; the database refuses changes.

    `document` holds every point given by the unit, by those who appraise and by the
    survey, the questions, and the sums; `edition` is the signed edition it is about.
    """

    __tablename__ = "appraisal_edition"

    workbook_id: Mapped[int] = mapped_column(
        ForeignKey("workbook.id"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)
    edition: Mapped[int]
    document: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    appraised_by: Mapped[str] = mapped_column(String(254))
    appraised_at: Mapped[datetime]
    concluded_by: Mapped[str] = mapped_column(String(254))
    concluded_at: Mapped[datetime]
    # Why the appraisal before was opened again; empty in the first.
    because: Mapped[str] = mapped_column(Text, default="", server_default="")
