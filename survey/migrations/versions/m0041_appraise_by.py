"""Workbooks say until when they are to be appraised."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the day; workbooks that are there have none."""
    op.add_column("workbook", sa.Column("appraise_by", sa.Date(), nullable=True))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("workbook", "appraise_by")
