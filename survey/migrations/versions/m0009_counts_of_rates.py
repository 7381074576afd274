"""Counts of rates, typed unit by unit."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "rate_count",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("rate", sa.String(length=16), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "counted >= 0 AND counted <= total",
            name=op.f("ck_rate_count_part_of_total"),
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_rate_count_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_rate_count_unit_id")
        ),
        sa.PrimaryKeyConstraint(
            "round_id", "unit_id", "rate", name=op.f("pk_rate_count")
        ),
    )


def downgrade() -> None:
    """Change them back."""
    op.drop_table("rate_count")
