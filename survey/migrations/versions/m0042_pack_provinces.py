"""The province of a received pack can be said anew."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

TABLE = "pack_province"


def upgrade() -> None:
    """Add what was said after a pack came; no row of it is ever changed."""
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.Integer(), nullable=False),
        sa.Column("province", sa.String(length=2), nullable=False),
        sa.Column("subject", sa.String(length=350), nullable=False),
        sa.Column("because", sa.String(length=500), nullable=False),
        sa.Column("said_by", sa.String(length=254), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["kept_pack.id"], name=op.f("fk_pack_province_pack_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_province")),
    )
    op.create_index(op.f("ix_pack_province_pack_id"), TABLE, ["pack_id"])
    freeze(TABLE)


def downgrade() -> None:
    """Take them away: each pack is of whom it was taken for when it came."""
    thaw(TABLE)
    op.drop_table(TABLE)
