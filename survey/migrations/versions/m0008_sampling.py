"""The sampling desk: targets, frames, draws, enumerators."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw
from survey.models.base import Instant

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# What was drawn is never drawn again: another draw is another row.
FROZEN = ("draw",)


def upgrade() -> None:
    """Add the tables."""
    _create_targets()
    _create_frames()
    _create_draws()
    for table in FROZEN:
        freeze(table)


def _create_targets() -> None:
    op.create_table(
        "target",
        *_keys("round", "unit"),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=16), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Double()) for name in ("margin", "share", "deff")),
        sa.PrimaryKeyConstraint("round_id", "unit_id"),
        sa.CheckConstraint("n >= 0", name="not_negative"),
        sa.CheckConstraint("population IS NULL OR population >= 0", name="population"),
    )
    op.create_table(
        "enumerator",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_keys("unit"),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
    )
    op.create_index(op.f("ix_enumerator_unit_id"), "enumerator", ["unit_id"])


def _create_frames() -> None:
    op.create_table(
        "frame",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_keys("round", "unit"),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("added_at", Instant(timezone=True), nullable=False),
        sa.Column("erased_at", Instant(timezone=True), nullable=True),
    )
    for column in ("round_id", "unit_id"):
        op.create_index(op.f(f"ix_frame_{column}"), "frame", [column])
    op.create_table(
        "frame_entry",
        *_keys("frame"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("area", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint("frame_id", "number"),
    )


def _create_draws() -> None:
    op.create_table(
        "draw",
        sa.Column("id", sa.Integer(), primary_key=True),
        *_keys("frame"),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("n_reserve", sa.Integer(), nullable=False),
        sa.Column("by_area", sa.Boolean(), nullable=False),
        sa.Column("drawn_at", Instant(timezone=True), nullable=False),
    )
    op.create_index(op.f("ix_draw_frame_id"), "draw", ["frame_id"])
    op.create_table(
        "drawn_entry",
        *_keys("draw"),
        *_wholes("position", "frame_id", "number"),
        sa.Column("is_reserve", sa.Boolean(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column(
            "enumerator_id", sa.Integer(), sa.ForeignKey("enumerator.id"), nullable=True
        ),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=True),
        *_wholes("visits"),
        sa.PrimaryKeyConstraint("draw_id", "position"),
        sa.ForeignKeyConstraint(
            ["frame_id", "number"], ["frame_entry.frame_id", "frame_entry.number"]
        ),
        sa.CheckConstraint("position >= 1", name="position"),
    )
    op.create_index(
        op.f("ix_drawn_entry_enumerator_id"), "drawn_entry", ["enumerator_id"]
    )


def _keys(*tables: str) -> list[sa.Column[int]]:
    return [
        sa.Column(f"{t}_id", sa.Integer(), sa.ForeignKey(f"{t}.id"), nullable=False)
        for t in tables
    ]


def _wholes(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def downgrade() -> None:
    """Take the tables away, and the samples with them."""
    for table in FROZEN:
        thaw(table)
    for table in ("drawn_entry", "draw", "frame_entry", "frame"):
        op.drop_table(table)
    op.drop_table("enumerator")
    op.drop_table("target")
