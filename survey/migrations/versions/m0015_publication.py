"""Publication: releases for everybody, what units changed, receipts that say where."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Change the tables; nothing was ever published.

    Receipts of sheets that are counted already are named by the next release.
    """
    op.create_table(
        "publication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staff.id"], name=op.f("fk_publication_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_publication_release_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint(
            "release_id", "kind", name=op.f("uq_publication_release_id_kind")
        ),
    )
    freeze("publication")
    op.create_table(
        "improvement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), server_default="", nullable=False),
        sa.Column("written_by", sa.String(length=254), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"], ["round.id"], name=op.f("fk_improvement_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_improvement_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_improvement")),
    )
    op.create_index(op.f("ix_improvement_round_id"), "improvement", ["round_id"])
    op.create_index(op.f("ix_improvement_unit_id"), "improvement", ["unit_id"])
    op.add_column("receipt", sa.Column("counted_in", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Change them back; what was published is forgotten."""
    op.drop_column("receipt", "counted_in")
    op.drop_table("improvement")
    thaw("publication")
    op.drop_table("publication")
