"""Batches of sheets: keyed twice where they are paper, posted, withdrawn whole."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw
from survey.models.base import Instant

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

# What came in with which batch is never said otherwise.
FROZEN = ("batch_sheet",)


def upgrade() -> None:
    """Add the tables."""
    _create_batch()
    _create_posted()
    _create_keyed()
    _create_recall()
    for table in FROZEN:
        freeze(table)


def _create_batch() -> None:
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        *_keys("round", "questionnaire", "unit"),
        _key("counter_id", "counter"),
        *_texts(service=32),
        sa.Column("population", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        *_texts(place=120),
        _key("enumerator_id", "enumerator"),
        sa.Column("first_number", sa.Integer(), server_default="1", nullable=False),
        sa.Column("declared", sa.Integer(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(length=64), nullable=False),
        sa.Column("drawn_at", Instant(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        _key("created_by", "staff"),
        sa.Column("created_at", Instant(timezone=True), nullable=False),
        _key("posted_by", "staff"),
        sa.Column("posted_at", Instant(timezone=True), nullable=True),
        sa.Column("compared", sa.JSON(), nullable=True),
        sa.Column("counted_in", sa.Integer(), nullable=True),
        _key("withdrawn_by", "staff"),
        sa.Column("withdrawn_at", Instant(timezone=True), nullable=True),
        *_texts(reason=500, recall_seed=64),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.CheckConstraint("last_day >= first_day", name="period"),
        sa.CheckConstraint("declared >= 1 AND first_number >= 1", name="numbers"),
        sa.CheckConstraint("kind = 'file' OR counter_id IS NOT NULL", name="counter"),
        sa.CheckConstraint("share >= 1 AND share <= 100", name="share"),
    )
    for column in ("round_id", "unit_id"):
        op.create_index(op.f(f"ix_batch_{column}"), "batch", [column])


def _create_posted() -> None:
    op.create_table(
        "batch_sheet",
        sa.Column("response_id", sa.Uuid(), nullable=False),
        *_keys("batch"),
        sa.ForeignKeyConstraint(["response_id"], ["response.id"]),
        sa.PrimaryKeyConstraint("response_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "batch_comment",
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        *_keys("batch"),
        sa.PrimaryKeyConstraint("comment_id"),
        sqlite_with_rowid=False,
    )
    for table in ("batch_sheet", "batch_comment"):
        op.create_index(op.f(f"ix_{table}_batch_id"), table, ["batch_id"])


def _create_keyed() -> None:
    op.create_table(
        "keyed_sheet",
        *_keys("batch"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("answers", sa.String(length=120), nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        _key("keyed_by", "staff"),
        sa.Column("keyed_at", Instant(timezone=True), nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "number"),
    )
    op.create_table(
        "second_keying",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(length=120), nullable=False),
        *_texts(answers=120),
        _key("keyed_by", "staff"),
        sa.Column("keyed_at", Instant(timezone=True), nullable=True),
        _key("settled_by", "staff"),
        sa.Column("settled_at", Instant(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("batch_id", "number"),
        sa.ForeignKeyConstraint(
            ["batch_id", "number"], ["keyed_sheet.batch_id", "keyed_sheet.number"]
        ),
    )


def _create_recall() -> None:
    op.create_table(
        "recall",
        *_keys("batch"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        *_texts(note=300),
        sa.Column("noted_on", sa.Date(), nullable=True),
        _key("noted_by", "staff"),
        sa.PrimaryKeyConstraint("batch_id", "number"),
    )


def _keys(*tables: str) -> list[sa.Column[int]]:
    return [
        sa.Column(f"{t}_id", sa.Integer(), sa.ForeignKey(f"{t}.id"), nullable=False)
        for t in tables
    ]


def _key(name: str, table: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), sa.ForeignKey(f"{table}.id"), nullable=True)


def _texts(**lengths: int) -> list[sa.Column[str]]:
    return [
        sa.Column(name, sa.String(length=length), server_default="", nullable=False)
        for name, length in lengths.items()
    ]


def downgrade() -> None:
    """Take the tables away: what was posted stays, and counts, withdrawn or not."""
    for table in FROZEN:
        thaw(table)
    tables = ("recall", "second_keying", "keyed_sheet", "batch_comment", "batch_sheet")
    for table in (*tables, "batch"):
        op.drop_table(table)
