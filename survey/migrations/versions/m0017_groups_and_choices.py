"""Indices of groups of a unit's sheets, and what people chose, beside the figures."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

TABLES = ("part", "choice")


def upgrade() -> None:
    """Create the tables; older releases have no rows in them."""
    op.create_table(
        "part",
        *_place(("dimension", 24), ("code", 32)),
        _whole("n"),
        sa.Column("status", sa.String(length=16), nullable=False),
        *_figure("value"),
        *_numbers("difference", "diff_se", "diff_low", "diff_high"),
        _text("verdict"),
        *_keys("part", "dimension", "code"),
    )
    op.create_table(
        "choice",
        *_place(("item", 16), ("option", 16)),
        _whole("asked"),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("chosen", sa.Integer(), nullable=True),
        *_figure("share"),
        sa.Column("rank", sa.Integer(), nullable=True),
        *_keys("choice", "item", "option"),
    )
    for table in TABLES:
        freeze(table)


def downgrade() -> None:
    """Drop them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _place(*codes: tuple[str, int]) -> list[sa.Column[Any]]:
    return [
        _whole("release_id"),
        _whole("unit_id"),
        *(sa.Column(n, sa.String(length=size), nullable=False) for n, size in codes),
        _whole("counted_in"),
    ]


def _figure(value: str) -> list[sa.Column[Any]]:
    return [
        *_numbers(value, "se", "low", "high"),
        sa.Column("df", sa.Integer(), nullable=True),
        _text("fallback"),
    ]


def _whole(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _numbers(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Double(), nullable=True) for name in names]


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=16), nullable=False, server_default="")


def _keys(table: str, *codes: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f(f"fk_{table}_release_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f(f"fk_{table}_unit_id")
        ),
        sa.PrimaryKeyConstraint(
            "release_id", "unit_id", *codes, name=op.f(f"pk_{table}")
        ),
    ]
