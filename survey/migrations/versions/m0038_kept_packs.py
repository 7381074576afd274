"""Packs are kept: what they say, whether they hold, when they were handed in."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0038"
down_revision = "0034"
branch_labels = None
depends_on = None

# The later need the earlier.
TABLES = ("pack_content", "kept_pack", "pack_check", "pack_figure", "pack_letter")


def upgrade() -> None:
    """Add the tables; none of their rows is ever changed."""
    op.create_table(
        "pack_content",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "kept_pack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=120), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=True),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_by", sa.String(length=254), nullable=False),
        sa.Column(
            "kept_role", sa.String(length=300), server_default="", nullable=False
        ),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(length=350), nullable=False),
        sa.Column("province", sa.String(length=2), server_default="", nullable=False),
        sa.Column("unit_code", sa.String(length=64), nullable=False),
        sa.Column("unit_name", sa.String(length=300), nullable=False),
        sa.Column("round_code", sa.String(length=64), nullable=False),
        sa.Column("round_title", sa.String(length=300), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("method_code", sa.String(length=64), nullable=False),
        sa.Column("method_version", sa.Integer(), nullable=False),
        sa.Column("method_digest", sa.String(length=64), nullable=False),
        sa.Column("method_title", sa.Text(), nullable=False),
        sa.Column("weighting", sa.String(length=16), nullable=False),
        sa.Column("decimals", sa.Integer(), nullable=False),
        sa.Column("n_sheets", sa.Integer(), nullable=False),
        sa.Column("software", sa.String(length=80), nullable=False),
        sa.Column("manifest", sa.JSON(), nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_kept_pack_size")),
        sa.ForeignKeyConstraint(["digest"], ["pack_content.digest"]),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest", name=op.f("uq_kept_pack_digest")),
    )
    op.create_index(op.f("ix_kept_pack_release_id"), "kept_pack", ["release_id"])
    op.create_index(op.f("ix_kept_pack_subject"), "kept_pack", ["subject"])
    op.create_index(op.f("ix_kept_pack_year"), "kept_pack", ["year"])
    op.create_table(
        "pack_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=254), nullable=False),
        sa.Column("n_recomputed", sa.Integer(), nullable=False),
        sa.Column("faults", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["kept_pack.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_pack_check_pack_id"), "pack_check", ["pack_id"])
    op.create_table(
        "pack_figure",
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("node", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("most", sa.Double(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("se", sa.Double(), nullable=True),
        sa.Column("df", sa.Integer(), nullable=False),
        sa.Column("low", sa.Double(), nullable=True),
        sa.Column("high", sa.Double(), nullable=True),
        sa.Column("fallback", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["kept_pack.id"]),
        sa.PrimaryKeyConstraint("pack_id", "node", name=op.f("pk_pack_figure")),
    )
    op.create_table(
        "pack_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "recipient", sa.String(length=200), server_default="", nullable=False
        ),
        sa.Column("noted_by", sa.String(length=254), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pack_id"], ["kept_pack.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_pack_letter_pack_id"), "pack_letter", ["pack_id"])
    for table in TABLES:
        freeze(table)


def downgrade() -> None:
    """Take them away."""
    for table in reversed(TABLES):
        thaw(table)
        op.drop_table(table)
