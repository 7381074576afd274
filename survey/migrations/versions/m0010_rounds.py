"""Chosen units of a round; a closed round is frozen with all that belongs to it."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.closed import (
    create_refusal_of_closed,
    drop_refusal_of_closed,
    freeze_when_closed,
    thaw_when_closed,
)
from survey.migrations.frozen import freeze, thaw

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

PARTS = ("round_unit", "transaction_total", "tally", "rate_count")


def upgrade() -> None:
    """Change the tables."""
    op.create_table(
        "round_unit",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("round_id", "unit_id"),
    )
    op.create_index(op.f("ix_round_unit_unit_id"), "round_unit", ["unit_id"])
    op.add_column(
        "service",
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
    )
    freeze("round", when="OLD.closed_on IS NOT NULL")
    create_refusal_of_closed()
    for table in PARTS:
        freeze_when_closed(table)


def downgrade() -> None:
    """Change them back: every round is held in all below its unit again."""
    for table in PARTS:
        thaw_when_closed(table)
    drop_refusal_of_closed()
    thaw("round")
    op.drop_column("service", "revision")
    op.drop_table("round_unit")
