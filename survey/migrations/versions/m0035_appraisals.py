"""The appraisal of workbooks: points, questions and answers, conclusions."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0035"
down_revision = "0038"
branch_labels = None
depends_on = None

FROZEN = ("appraisal_question", "question_reply", "appraisal_edition")


def upgrade() -> None:
    """Add the tables, and what workbooks say of their appraisal."""
    _extend_workbook()
    op.create_table(
        "item_appraisal",
        sa.Column("workbook_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("appraised", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("appraised_by", sa.String(length=254), nullable=False),
        sa.Column("appraised_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "appraised IS NULL OR appraised >= 0",
            name=op.f("ck_item_appraisal_appraised"),
        ),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"]),
        sa.PrimaryKeyConstraint("workbook_id", "item"),
    )
    _add_questions()
    op.create_table(
        "appraisal_edition",
        sa.Column("workbook_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("appraised_by", sa.String(length=254), nullable=False),
        sa.Column("appraised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("concluded_by", sa.String(length=254), nullable=False),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"]),
        sa.PrimaryKeyConstraint("workbook_id", "number"),
    )
    for table in FROZEN:
        freeze(table)


def _extend_workbook() -> None:
    columns: tuple[sa.Column[Any], ...] = (
        sa.Column("appraised_by", sa.String(length=254), nullable=True),
        sa.Column("appraised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("appraisal_because", sa.Text(), server_default="", nullable=False),
        sa.Column("unranked", sa.String(length=16), nullable=True),
        sa.Column("unranked_note", sa.Text(), server_default="", nullable=False),
    )
    for column in columns:
        op.add_column("workbook", column)


def _add_questions() -> None:
    op.create_table(
        "appraisal_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workbook_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("wants_document", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(length=254), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        *(op.f("ix_appraisal_question_workbook_id"), "appraisal_question"),
        ["workbook_id"],
    )
    op.create_table(
        "question_reply",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("is_end", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("written_by", sa.String(length=254), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["appraisal_question.id"]),
        sa.ForeignKeyConstraint(["document_id"], ["supporting_document.id"]),
        sa.PrimaryKeyConstraint("question_id", "number"),
    )
    op.create_index(
        op.f("ix_question_reply_document_id"), "question_reply", ["document_id"]
    )


def downgrade() -> None:
    """Take them away."""
    for table in FROZEN:
        thaw(table)
    for table in ("question_reply", "appraisal_question", "appraisal_edition"):
        op.drop_table(table)
    op.drop_table("item_appraisal")
    for name in ("appraised_by", "appraised_at", "appraisal_because"):
        op.drop_column("workbook", name)
    for name in ("unranked", "unranked_note"):
        op.drop_column("workbook", name)
