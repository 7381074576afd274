"""Versions of methods that are still being written."""

import sqlalchemy as sa
from alembic import op

from survey.models.base import Instant

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "method_draft",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column(
            "based_on_id", sa.Integer(), sa.ForeignKey("method.id"), nullable=True
        ),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("started_at", Instant(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
    )


def downgrade() -> None:
    """Take it away; what was not published is lost."""
    op.drop_table("method_draft")
