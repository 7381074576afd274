"""Tablets at counters that take sheets, and the codes they are paired by."""

import sqlalchemy as sa
from alembic import op

from survey.models.base import Instant

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "pairing_code",
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Instant(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=254), nullable=False),
        sa.Column("expires_at", Instant(timezone=True), nullable=False),
        sa.Column("used_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"]),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index(op.f("ix_pairing_code_counter_id"), "pairing_code", ["counter_id"])
    op.create_table(
        "kiosk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=32), nullable=False),
        sa.Column("paired_at", Instant(timezone=True), nullable=False),
        sa.Column("paired_by", sa.String(length=254), nullable=False),
        sa.Column("seen_at", Instant(timezone=True), nullable=True),
        sa.Column("n_waiting", sa.Integer(), server_default="0", nullable=False),
        sa.Column("n_refused", sa.Integer(), server_default="0", nullable=False),
        sa.Column("version", sa.String(length=16), server_default="", nullable=False),
        sa.Column("clock_ahead", sa.Integer(), nullable=True),
        sa.Column("revoked_at", Instant(timezone=True), nullable=True),
        sa.Column(
            "revoked_by", sa.String(length=254), server_default="", nullable=False
        ),
        sa.ForeignKeyConstraint(["counter_id"], ["counter.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index(op.f("ix_kiosk_counter_id"), "kiosk", ["counter_id"])


def downgrade() -> None:
    """Change them back."""
    op.drop_table("kiosk")
    op.drop_table("pairing_code")
