"""Names of services; counters, sheets, totals and strata keep their codes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables; a service without a name is shown by its code."""
    op.create_table(
        "service",
        sa.Column("code", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_en", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_service")),
    )


def downgrade() -> None:
    """Change them back."""
    op.drop_table("service")
