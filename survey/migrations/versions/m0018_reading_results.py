"""Units that are not ranked, with the reason; pages that people keep under a name."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.closed import freeze_when_closed, thaw_when_closed
from survey.migrations.frozen import freeze, thaw

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables; every unit with a group was ranked until now."""
    _create_unranked("round")
    op.create_index(op.f("ix_round_unranked_unit_id"), "round_unranked", ["unit_id"])
    _create_unranked("release")
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=2000), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff.id"], name=op.f("fk_saved_view_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_saved_view_user_id_name")),
    )
    freeze_when_closed("round_unranked")
    freeze("release_unranked")


def downgrade() -> None:
    """Change them back: ranks of releases stay as they were frozen."""
    thaw("release_unranked")
    thaw_when_closed("round_unranked")
    op.drop_table("saved_view")
    op.drop_table("release_unranked")
    op.drop_table("round_unranked")


def _create_unranked(of: str) -> None:
    """Create a table of units that are not ranked in a round, or in a release."""
    table, key = f"{of}_unranked", f"{of}_id"
    op.create_table(
        table,
        sa.Column(key, sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(length=200), server_default="", nullable=False),
        sa.ForeignKeyConstraint([key], [f"{of}.id"], name=op.f(f"fk_{table}_{key}")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f(f"fk_{table}_unit_id")
        ),
        sa.PrimaryKeyConstraint(key, "unit_id", name=op.f(f"pk_{table}")),
    )
