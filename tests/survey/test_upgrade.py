"""Rows of an older database are still there after the upgrade, and still frozen."""

import pytest
from alembic import command
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from survey.migrate import configuration, upgrade
from survey.models import Figure, Release
from tests.survey.test_frozen import INSERTS

RELEASED = [
    "INSERT INTO transaction_total (round_id, unit_id, total) VALUES (1, 1, 70)",
    "INSERT INTO release (round_id, number, made_at, method_id, weighting, software, "
    "n_sheets, input_digest, figures_digest) VALUES (1, 1, '2026-02-01', 1, "
    "'transactions', 's', 1, 'i', 'f')",
    "INSERT INTO stratum (release_id, unit_id, counted_in, n_sheets, n_psu, "
    "transactions, weight, input_digest, statistics) "
    "VALUES (1, 1, 1, 1, 1, 70, 1.5, 'd', :statistics)",
    "INSERT INTO figure (release_id, unit_id, node, level, status, n, value, fallback, "
    "band) VALUES (1, 1, 'overall', 'overall', 'shown', 10, 90.5, '', 'good')",
]
CHANNELS = [('["qr"]', "qr"), ('["qr", "paper"]', "")]


@pytest.fixture
def first(engine: Engine) -> Engine:
    """A database at revision 0001 with a released round."""
    with engine.begin() as connection:
        command.downgrade(configuration(connection), "0001")
        for statement in (*INSERTS.values(), *RELEASED):
            connection.execute(text(statement), {"statistics": b"\x00block\xff"})
    return engine


@pytest.mark.parametrize(("channels", "channel"), CHANNELS)
def test_strata_sheets_and_totals_are_kept(
    first: Engine, channels: str, channel: str
) -> None:
    with first.begin() as connection:
        change = text("UPDATE round SET channels = :channels")
        connection.execute(change, {"channels": channels})

    upgrade(first)

    with first.connect() as connection:
        stratum = connection.execute(
            text("SELECT service, channel, n_sheets, transactions, weight, statistics "
                 "FROM stratum")
        ).one()  # fmt: skip
        totals = text("SELECT round_id, unit_id, service, total FROM transaction_total")
        assert connection.execute(totals).all() == [(1, 1, "", 70)]
        for table in ("response", "counter"):
            assert connection.scalar(text(f"SELECT service FROM {table}")) == ""
    assert (*stratum[:5], bytes(stratum[5])) == (
        *("", channel, 1, 70, 1.5),
        b"\x00block\xff",
    )


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE stratum SET n_sheets = 9",
        "DELETE FROM stratum",
        "UPDATE response SET service = 'dat-dai'",
        "DELETE FROM response",
        "UPDATE figure SET tier = 1",
        "UPDATE release SET further_digest = 'f'",
    ],
)
def test_what_was_frozen_still_is(first: Engine, change: str) -> None:
    upgrade(first)
    with pytest.raises(IntegrityError, match="frozen"), first.begin() as connection:
        connection.execute(text(change))


@pytest.mark.parametrize(
    ("channel", "evidence"),
    [("qr", "static-qr"), ("kiosk", "static-qr"), ("paper", "assistance")],
)
def test_sheets_and_strata_get_the_class_of_their_channel(
    first: Engine, channel: str, evidence: str
) -> None:
    another = INSERTS["response"].replace("'qr'", f"'{channel}'").replace("01'", "02'")
    with first.begin() as connection:
        change = text("UPDATE round SET channels = :channels")
        connection.execute(change, {"channels": f'["{channel}"]'})
        connection.execute(text(another))
    upgrade(first)
    with first.connect() as connection:
        sheets = text("SELECT channel, evidence FROM response")
        assert {*connection.execute(sheets).all()} == {
            ("qr", "static-qr"),
            (channel, evidence),
        }
        origins = text("SELECT channel, population, evidence, n FROM stratum_origin")
        assert connection.execute(origins).all() == [
            (channel, "counter-users", evidence, 1)
        ]


def test_older_figures_know_neither_rank_sets_nor_chances(first: Engine) -> None:
    upgrade(first)
    with Session(first) as session:
        [figure] = session.scalars(select(Figure))
        assert (figure.value, figure.band, figure.quality) == (90.5, "good", "")
        told = (figure.rank_best, figure.own_best, figure.tier, figure.band_chance)
        assert {*told, figure.band_sure, figure.band_chances} == {None}
        assert figure.complement is False
        assert session.scalar(select(Release.further_digest)) == ""


def test_a_total_below_nothing_is_still_refused(first: Engine) -> None:
    upgrade(first)
    change = text("UPDATE transaction_total SET total = -1")
    with pytest.raises(IntegrityError), first.begin() as connection:
        connection.execute(change)


def test_there_is_no_way_back_from_totals_by_service(first: Engine) -> None:
    """Nothing is thrown away: the older table has no place for them."""
    upgrade(first)
    further = (
        "INSERT INTO transaction_total (round_id, unit_id, service, total) "
        "VALUES (1, 1, 'dat-dai', 5)"
    )
    with first.begin() as connection:
        connection.execute(text(further))
    with pytest.raises(IntegrityError), first.begin() as connection:
        command.downgrade(configuration(connection), "0001")
    with first.connect() as connection:
        totals = text("SELECT count(*) FROM transaction_total")
        assert connection.scalar(totals) == 2
