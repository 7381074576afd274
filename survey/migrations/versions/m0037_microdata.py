"""What a release gives away of its sheets."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0037"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table: one row a round, never changed."""
    op.create_table(
        "microdata",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("people", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staff.id"], name=op.f("fk_microdata_by_id_staff")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_microdata_release_id_release")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_microdata_round_id_round")
        ),
        sa.PrimaryKeyConstraint("release_id", name=op.f("pk_microdata")),
        sa.UniqueConstraint("round_id", name=op.f("uq_microdata_round_id")),
    )
    freeze("microdata")


def downgrade() -> None:
    """Take it away."""
    thaw("microdata")
    op.drop_table("microdata")
