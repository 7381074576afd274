"""Documents that support points of workbooks."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; what a document holds is never changed."""
    op.create_table(
        "document_content",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    freeze("document_content")
    op.create_table(
        "supporting_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workbook_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=60), server_default="", nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issuer", sa.String(length=200), server_default="", nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("added_by", sa.String(length=254), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("size > 0", name=op.f("ck_supporting_document_size")),
        sa.ForeignKeyConstraint(["digest"], ["document_content.digest"]),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        op.f("ix_supporting_document_workbook_id"),
        *("supporting_document", ["workbook_id"]),
    )
    op.create_table(
        "item_document",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["supporting_document.id"]),
        sa.PrimaryKeyConstraint("document_id", "item"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("item_document")
    op.drop_table("supporting_document")
    thaw("document_content")
    op.drop_table("document_content")
