"""People are reminded of what is due, once."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0037"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Keep what people were reminded of."""
    op.create_table(
        "reminder",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("thing", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("step", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("taken_at", INSTANT, nullable=False),
        sa.Column("sent_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["staff.id"], name=op.f("fk_reminder_user_id")
        ),
        sa.PrimaryKeyConstraint(
            *("user_id", "kind", "thing", "until", "step"), name=op.f("pk_reminder")
        ),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_table("reminder")
