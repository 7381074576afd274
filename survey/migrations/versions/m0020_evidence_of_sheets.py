"""Every sheet has an evidence class, and a release says how many it has of each."""

import sqlalchemy as sa
from alembic import op

from survey.migrations.frozen import freeze, thaw

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

PLACE = ("round_id", "unit_id", "counter_id", "day", "service", "channel")
CELL = (*PLACE, "population", "evidence", "questionnaire_id", "answers")
CELL_BEFORE = (*PLACE, "questionnaire_id", "answers")
# Nothing but the channel is known of how the sheets there are came in, and all of them
# are filed under those who came to a counter.
STATIC = "static-qr"
BY_CHANNEL = {"paper": "assistance", "tally": "tally"}
ASKED = "counter-users"


def upgrade() -> None:
    """Give sheets and releases the classes that their channels say."""
    op.drop_index("ix_response_cell", table_name="response")
    # Neither database rebuilds the table for a column with a default.
    op.add_column(
        "response",
        sa.Column("evidence", sa.String(16), nullable=False, server_default=STATIC),
    )
    thaw("response")
    responses = sa.table("response", sa.column("channel"), sa.column("evidence"))
    for channel, evidence in BY_CHANNEL.items():
        of_channel = sa.update(responses).where(responses.c.channel == channel)
        op.execute(of_channel.values(evidence=evidence))
    freeze("response")
    op.create_index("ix_response_cell", "response", list(CELL))
    _create_origins()
    _fill_origins()
    freeze("stratum_origin")


def downgrade() -> None:
    """Forget the classes."""
    op.drop_table("stratum_origin")
    op.drop_index("ix_response_cell", table_name="response")
    op.drop_column("response", "evidence")
    op.create_index("ix_response_cell", "response", list(CELL_BEFORE))


def _create_origins() -> None:
    op.create_table(
        "stratum_origin",
        sa.Column("release_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("service", sa.String(length=32), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("population", sa.String(length=16), nullable=False),
        sa.Column("evidence", sa.String(length=16), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"], ["release.id"], name=op.f("fk_stratum_origin_release_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_stratum_origin_unit_id")
        ),
        sa.PrimaryKeyConstraint(
            *("release_id", "unit_id", "service", "channel", "population", "evidence"),
            name=op.f("pk_stratum_origin"),
        ),
    )


def _fill_origins() -> None:
    """Say it of the releases there are; the oldest do not know their channels."""
    names = ("release_id", "unit_id", "service", "channel")
    strata = sa.table("stratum", *map(sa.column, names), sa.column("n_sheets"))
    more = ("population", "evidence", "n")
    origins = sa.table("stratum_origin", *map(sa.column, (*names, *more)))
    evidence = sa.case(BY_CHANNEL, value=strata.c.channel, else_=STATIC)
    # Published counts do not say whose they are.
    population = sa.case({"tally": ""}, value=strata.c.channel, else_=ASKED)
    counted = sa.select(
        *(strata.c[name] for name in names),
        *(population, evidence, strata.c.n_sheets),
    ).where(strata.c.n_sheets > 0, strata.c.channel != "")
    op.execute(sa.insert(origins).from_select([*names, *more], counted))
