"""Recordings of questions, for whoever would rather listen than read."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table; a recording that a published questionnaire plays is frozen."""
    op.create_table(
        "recording",
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("digest"),
    )
    freeze("recording", when="OLD.published_on IS NOT NULL")


def downgrade() -> None:
    """Take it away; questionnaires still name what was recorded."""
    thaw("recording")
    op.drop_table("recording")
