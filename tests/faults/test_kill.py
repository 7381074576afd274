"""The kill test in its quick form; `python -m bench.kill` is the long one."""

import pytest

from bench.kill import BROKEN, HONEST, Extent, Outcome, run
from bench.sites import POSTGRESQL, SQLITE
from tests.postgres import Postgres

QUICK = Extent(kills=3, acknowledged=250, seconds=90)
HASTY, KEYLESS = BROKEN

pytestmark = pytest.mark.slow


def reached(outcome: Outcome) -> Outcome:
    """Return a run that went on long enough to say something."""
    assert outcome.seen.refused == ""
    assert outcome.kills == QUICK.kills
    assert outcome.seen.n >= QUICK.acknowledged
    return outcome


def test_killed_workers_lose_and_double_nothing_on_sqlite() -> None:
    outcome = reached(run(SQLITE, HONEST, QUICK, postgres=None))
    assert outcome.verdict.is_kept, outcome.verdict


@pytest.mark.postgresql
def test_killed_workers_lose_and_double_nothing_on_postgresql(
    postgres: Postgres,
) -> None:
    outcome = reached(run(POSTGRESQL, HONEST, QUICK, postgres=postgres))
    assert outcome.verdict.is_kept, outcome.verdict


def test_a_build_that_promises_too_early_is_noticed() -> None:
    outcome = reached(run(SQLITE, HASTY, QUICK, postgres=None))
    assert outcome.verdict.lost > 0


def test_a_build_without_a_unique_key_is_noticed() -> None:
    outcome = reached(run(SQLITE, KEYLESS, QUICK, postgres=None))
    assert outcome.verdict.doubled > 0
