"""Results that others publish of provinces and offices."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "outside_result",
        sa.Column("id", sa.Integer(), nullable=False),
        *_about(),
        *_figures(),
        *_sources(),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("rank IS NULL OR rank_of >= rank", name="rank"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("index_name", "subject", "year", "area"),
    )
    op.create_index(op.f("ix_outside_result_subject"), "outside_result", ["subject"])


def _about() -> list[sa.Column[Any]]:
    return [
        sa.Column("index_name", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=250), nullable=False),
        sa.Column("subject_kind", sa.String(length=16), nullable=False),
        sa.Column("subject_name", sa.String(length=120), nullable=False),
        sa.Column("province", sa.String(length=120), nullable=False),
        sa.Column("unit_code", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("area", sa.String(length=32), nullable=False),
        sa.Column("area_name", sa.String(length=200), nullable=False),
    ]


def _figures() -> list[sa.Column[Any]]:
    return [
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("points", sa.Double(), nullable=True),
        sa.Column("most_points", sa.Double(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("rank_of", sa.Integer(), nullable=True),
        sa.Column("is_tied", sa.Boolean(), nullable=True),
        sa.Column("region", sa.String(length=120), nullable=False),
        sa.Column("region_rank", sa.Integer(), nullable=True),
        sa.Column("region_rank_of", sa.Integer(), nullable=True),
    ]


def _sources() -> list[sa.Column[Any]]:
    return [
        sa.Column("source_title", sa.String(length=300), nullable=False),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("source_day", sa.Date(), nullable=True),
        sa.Column("mark", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
    ]


def downgrade() -> None:
    """Change them back."""
    op.drop_table("outside_result")
