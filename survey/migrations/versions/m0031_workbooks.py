"""Workbooks of the PAR Index."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "workbook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("criteria_set_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("exemptions", sa.JSON(), nullable=False),
        sa.Column("exempt_because", sa.Text(), server_default="", nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=True),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_because", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["checked_by_id"], ["staff.id"]),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"]),
        sa.ForeignKeyConstraint(["criteria_set_id"], ["criteria_set.id"]),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            *("criteria_set_id", "unit_id"),
            name=op.f("uq_workbook_criteria_set_id_unit_id"),
        ),
    )
    op.create_index(op.f("ix_workbook_unit_id"), "workbook", ["unit_id"])
    op.create_table(
        "workbook_edition",
        sa.Column("workbook_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("checked_by", sa.String(length=254), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by", sa.String(length=254), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("because", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"]),
        sa.PrimaryKeyConstraint("workbook_id", "number"),
    )
    freeze("workbook_edition")
    op.create_table(
        "item_score",
        sa.Column("workbook_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("own", sa.Integer(), nullable=True),
        sa.Column("explanation", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("own IS NULL OR own >= 0", name=op.f("ck_item_score_own")),
        sa.ForeignKeyConstraint(["workbook_id"], ["workbook.id"]),
        sa.PrimaryKeyConstraint("workbook_id", "item"),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("item_score")
    thaw("workbook_edition")
    op.drop_table("workbook_edition")
    op.drop_table("workbook")
