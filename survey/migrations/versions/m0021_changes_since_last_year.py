"""Changes since the round of a year before."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None

TABLE = "year_change"


def upgrade() -> None:
    """Add the table; releases made before have no row in it."""
    numbers = ("se", "df", "low", "high", "p")
    op.create_table(
        TABLE,
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("node", sa.String(length=16), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.Column("earlier_value", sa.Double(), nullable=False),
        sa.Column("difference", sa.Double(), nullable=False),
        *(sa.Column(name, sa.Double(), nullable=True) for name in numbers),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["release_id"], ["release.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.ForeignKeyConstraint(["earlier_id"], ["release.id"]),
        sa.PrimaryKeyConstraint("release_id", "unit_id", "node"),
    )
    freeze(TABLE)


def downgrade() -> None:
    """Forget the changes."""
    op.drop_table(TABLE)
