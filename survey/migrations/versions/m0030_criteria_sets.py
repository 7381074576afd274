"""Sets of criteria of the PAR Index."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; a set that is there is never changed."""
    op.create_table(
        "criteria_set",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=400), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "code", "year", "version", name=op.f("uq_criteria_set_code_year_version")
        ),
    )
    freeze("criteria_set")


def downgrade() -> None:
    """Take it away."""
    thaw("criteria_set")
    op.drop_table("criteria_set")
