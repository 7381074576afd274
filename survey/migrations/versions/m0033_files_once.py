"""A file of past sheets is known again: it comes into a round once."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

COUNTS = sa.text("file_digest <> '' AND state <> 'withdrawn'")


def upgrade() -> None:
    """Change the tables."""
    op.add_column(
        "batch",
        sa.Column(
            "file_digest", sa.String(length=64), server_default="", nullable=False
        ),
    )
    op.create_index(
        "uq_batch_file",
        "batch",
        ["round_id", "file_digest"],
        unique=True,
        sqlite_where=COUNTS,
        postgresql_where=COUNTS,
    )


def downgrade() -> None:
    """Change them back."""
    op.drop_index("uq_batch_file", table_name="batch")
    op.drop_column("batch", "file_digest")
