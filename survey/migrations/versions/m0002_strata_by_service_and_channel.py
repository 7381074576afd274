"""Strata are unit, service and channel; transaction totals may be by service."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

CELL = (
    *("round_id", "unit_id", "counter_id", "day", "service", "channel"),
    *("questionnaire_id", "answers"),
)
CELL_BEFORE = tuple(name for name in CELL if name not in {"service", "channel"})


def upgrade() -> None:
    """Change the tables; sheets, counters and totals there are have no service."""
    op.add_column("counter", _service())
    # Neither database rebuilds the table for this, so its triggers stay.
    op.drop_index("ix_response_cell", table_name="response")
    op.add_column("response", _service())
    op.create_index("ix_response_cell", "response", list(CELL))
    _widen("transaction_total", "round_id", [_service()], checks=(_not_negative(),))
    thaw("stratum")
    _widen("stratum", "release_id", [_service(), _channel()])
    _name_channels()
    freeze("stratum")
    op.create_table(
        "representation",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("transactions", sa.BigInteger(), nullable=False),
        sa.Column("represented", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_representation_release_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_representation_unit_id")
        ),
        sa.PrimaryKeyConstraint(
            "release_id", "unit_id", name=op.f("pk_representation")
        ),
    )
    freeze("representation")


def downgrade() -> None:
    """Change them back; refused where a unit has several services or channels."""
    op.drop_table("representation")
    thaw("stratum")
    _narrow("stratum", "release_id", ["service", "channel"])
    freeze("stratum")
    _narrow("transaction_total", "round_id", ["service"], checks=(_not_negative(),))
    op.drop_index("ix_response_cell", table_name="response")
    op.drop_column("response", "service")
    op.create_index("ix_response_cell", "response", list(CELL_BEFORE))
    op.drop_column("counter", "service")


def _service() -> sa.Column[str]:
    return sa.Column("service", sa.String(32), nullable=False, server_default="")


def _channel() -> sa.Column[str]:
    return sa.Column("channel", sa.String(16), nullable=False, server_default="")


def _not_negative() -> sa.CheckConstraint:
    name = op.f("ck_transaction_total_not_negative")
    return sa.CheckConstraint("total >= 0", name=name)


def _widen(
    table: str,
    first: str,
    columns: list[sa.Column[str]],
    *,
    checks: tuple[sa.CheckConstraint, ...] = (),
) -> None:
    """Add columns to a table and to its primary key (first, unit_id)."""
    # SQLite has to rebuild it, and would lose the checks that are not named here.
    with op.batch_alter_table(table, table_args=checks) as batch:
        for column in columns:
            batch.add_column(column)
        batch.drop_constraint(f"pk_{table}", type_="primary")
        key = [first, "unit_id", *(column.name for column in columns)]
        batch.create_primary_key(f"pk_{table}", key)


def _narrow(
    table: str,
    first: str,
    columns: list[str],
    *,
    checks: tuple[sa.CheckConstraint, ...] = (),
) -> None:
    with op.batch_alter_table(table, table_args=checks) as batch:
        batch.drop_constraint(f"pk_{table}", type_="primary")
        for column in columns:
            batch.drop_column(column)
        batch.create_primary_key(f"pk_{table}", [first, "unit_id"])


def _name_channels() -> None:
    """Say how the sheets of each stratum came in, where the round had one way only."""
    rounds = sa.table("round", sa.column("id"), sa.column("channels", sa.JSON()))
    releases = sa.table("release", sa.column("id"), sa.column("round_id"))
    strata = sa.table("stratum", sa.column("release_id"), sa.column("channel"))
    bind = op.get_bind()
    for round_id, channels in bind.execute(sa.select(rounds)).all():
        if len(channels) == 1:
            of_round = sa.select(releases.c.id).where(releases.c.round_id == round_id)
            bind.execute(
                sa.update(strata)
                .where(strata.c.release_id.in_(of_round))
                .values(channel=channels[0])
            )
