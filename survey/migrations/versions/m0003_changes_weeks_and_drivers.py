"""Rank sets and chances of classes beside figures; changes, weeks and drivers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = ("change", "trend_point", "driver")


def upgrade() -> None:
    """Change the tables; older figures have neither rank sets nor chances."""
    # Neither database rebuilds a table for a new column, so their triggers stay.
    op.add_column("release", _text("further_digest", 64))
    for column in _of_figures():
        op.add_column("figure", column)
    op.create_table(
        "change",
        *_place(sa.Column("node", sa.String(length=16), nullable=False)),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.Column("earlier_value", sa.Double(), nullable=False),
        sa.Column("difference", sa.Double(), nullable=False),
        *_numbers("se", "df", "low", "high", "p"),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        *_keys("change", "node"),
        sa.ForeignKeyConstraint(
            ["earlier_id"], ["release.id"], name=op.f("fk_change_earlier_id")
        ),
    )
    op.create_table(
        "trend_point",
        *_place(sa.Column("starts_on", sa.Date(), nullable=False)),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        *_numbers("value", "se", "low", "high", "centre", "lower", "upper"),
        sa.Column("signals", sa.JSON(), nullable=False),
        _text("basis", 16),
        *_keys("trend_point", "starts_on"),
    )
    op.create_table(
        "driver",
        *_place(sa.Column("node", sa.String(length=16), nullable=False)),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Double(), nullable=False),
        *_numbers("association", "assoc_low", "assoc_high"),
        *_numbers("gap", "gap_low", "gap_high"),
        sa.Column("quadrant", sa.String(length=20), nullable=False),
        sa.Column("firm", sa.Boolean(), nullable=False),
        *_keys("driver", "node"),
    )
    for table in TABLES:
        freeze(table)


def downgrade() -> None:
    """Change them back."""
    for table in reversed(TABLES):
        op.drop_table(table)
    for column in reversed(_of_figures()):
        op.drop_column("figure", column.name)
    op.drop_column("release", "further_digest")


def _of_figures() -> list[sa.Column[Any]]:
    ranks = ("rank_best", "rank_worst", "own_best", "own_worst", "tier")
    return [
        _text("quality", 20),
        sa.Column(
            "complement", sa.Boolean(), nullable=False, server_default=sa.false()
        ),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ranks),
        *_numbers("band_chance"),
        sa.Column("band_sure", sa.Boolean(), nullable=True),
        sa.Column("band_chances", sa.JSON(none_as_null=True), nullable=True),
    ]


def _text(name: str, length: int) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, server_default="")


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Double(), nullable=True) for name in names]


def _place(last: sa.Column[Any]) -> list[sa.Column[object]]:
    return [
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        last,
    ]


def _keys(table: str, last: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f(f"fk_{table}_release_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f(f"fk_{table}_unit_id")
        ),
        sa.PrimaryKeyConstraint(
            "release_id", "unit_id", last, name=op.f(f"pk_{table}")
        ),
    ]
