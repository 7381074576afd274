"""Two people who change what is said of a document are told."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Count the changes of a document."""
    op.add_column(
        "supporting_document",
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
    )


def downgrade() -> None:
    """Count them no more."""
    op.drop_column("supporting_document", "revision")
