"""The ranking group of each unit as a release had it: groups are changed later."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column: of older releases nobody knows any more, so it stays empty."""
    op.add_column("figure", sa.Column("ranking_group", sa.String(60), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("figure", "ranking_group")
