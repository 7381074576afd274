"""Codes that are handed out on slips, each good for one sheet."""

import sqlalchemy as sa
from alembic import op

from survey.models.base import Instant

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "slip_pool",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=254), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("note", sa.String(length=200), server_default="", nullable=False),
        sa.Column("revoked_at", Instant(timezone=True), nullable=True),
        sa.Column(
            "revoked_by", sa.String(length=254), server_default="", nullable=False
        ),
        sa.CheckConstraint("n >= 1", name=op.f("ck_slip_pool_n")),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_slip_pool_counter_id"), "slip_pool", ["counter_id"])
    op.create_table(
        "slip",
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("pool_id", sa.Integer(), nullable=False),
        sa.Column("is_used", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["pool_id"], ["slip_pool.id"]),
        sa.PrimaryKeyConstraint("digest"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_slip_pool_id"), "slip", ["pool_id"])


def downgrade() -> None:
    """Change them back."""
    op.drop_table("slip")
    op.drop_table("slip_pool")
