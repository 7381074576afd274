"""Reforms of the tree: where units stand from when on, what waits for its day."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables; no unit was ever moved, no share ever said."""
    op.create_table(
        "reform",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("happens_on", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=200), nullable=False),
        sa.Column("carries_people", sa.Boolean(), nullable=False),
        sa.Column("done", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reform")),
    )
    op.create_index(op.f("ix_reform_happens_on"), "reform", ["happens_on"])
    op.create_table(
        "placement",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["unit.id"], name=op.f("fk_placement_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_placement_unit_id")
        ),
        sa.PrimaryKeyConstraint("unit_id", "from_day", name=op.f("pk_placement")),
    )
    op.create_index(op.f("ix_placement_parent_id"), "placement", ["parent_id"])
    op.create_table(
        "counter_move",
        sa.Column("counter_id", sa.Integer(), nullable=False),
        sa.Column("moves_on", sa.Date(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["counter_id"], ["counter.id"], name=op.f("fk_counter_move_counter_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_counter_move_unit_id")
        ),
        sa.PrimaryKeyConstraint("counter_id", "moves_on", name=op.f("pk_counter_move")),
    )
    op.create_index(op.f("ix_counter_move_unit_id"), "counter_move", ["unit_id"])
    op.add_column("lineage", sa.Column("share", sa.Double(), nullable=True))


def downgrade() -> None:
    """Change them back: every unit stands where it stands today."""
    op.drop_column("lineage", "share")
    op.drop_table("counter_move")
    op.drop_table("placement")
    op.drop_table("reform")
