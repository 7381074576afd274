"""Changes since the round of a year before, and the factors of groups."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TABLES = ("year_change", "part_detail")


def upgrade() -> None:
    """Add the tables; releases made before have no row in them."""
    op.create_table(
        "year_change",
        *_place("node"),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        *_numbers("earlier_value", "difference", nullable=False),
        *_numbers("se", "df", "low", "high", "p"),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        *_keys("node"),
        sa.ForeignKeyConstraint(["earlier_id"], ["release.id"]),
    )
    op.create_table(
        "part_detail",
        *_place("dimension", "code", "node"),
        sa.Column("n", sa.Integer(), nullable=False),
        *_numbers("value", nullable=False),
        *_numbers("se"),
        *_numbers("low", "high", nullable=False),
        sa.Column("df", sa.Integer(), nullable=False),
        _word("fallback"),
        *_numbers("difference", "diff_se", "diff_low", "diff_high"),
        _word("verdict"),
        *_keys("dimension", "code", "node"),
    )
    for table in TABLES:
        freeze(table)


def downgrade() -> None:
    """Forget both."""
    for table in reversed(TABLES):
        op.drop_table(table)


LENGTHS = {"dimension": 24, "code": 32, "node": 16}


def _place(*names: str) -> list[sa.Column[Any]]:
    return [
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        *(sa.Column(one, sa.String(LENGTHS[one]), nullable=False) for one in names),
    ]


def _numbers(*names: str, nullable: bool = True) -> list[sa.Column[float]]:
    return [sa.Column(name, sa.Double(), nullable=nullable) for name in names]


def _word(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(length=16), server_default="", nullable=False)


def _keys(*names: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(["release_id"], ["release.id"]),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"]),
        sa.PrimaryKeyConstraint("release_id", "unit_id", *names),
    ]
