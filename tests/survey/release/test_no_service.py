"""Sheets that name no service, where transactions are known by service."""

import pytest
from sqlalchemy.orm import Session

from survey.models import Weighting
from tests.factories import Province, make_counter, make_sheets
from tests.survey.release.conftest import Finding, Releasing
from tests.survey.release.services import (
    CIVIL,
    GLAD,
    LAND,
    SAD,
    represented_of,
    set_totals,
    strata_of,
)


@pytest.fixture
def province(session: Session, province: Province) -> Province:
    """A weighted round; the first commune has a counter for land and one for acts."""
    province.round.weighting = Weighting.TRANSACTIONS
    province.counters[0].service = LAND
    civil = make_counter(session, province.units[0], service=CIVIL)
    province.counters.insert(1, civil)
    set_totals(session, province, unit0={LAND: 100, CIVIL: 300}, unit1={"": 100})
    return province


def test_they_count_for_the_average_of_their_unit(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """20 of 80 sheets name none: a quarter of 400; the named share the other 300."""
    land, civil, _other = province.counters
    make_sheets(session, province.round, land, [SAD], n=50)
    make_sheets(session, province.round, civil, [GLAD], n=10)
    make_sheets(session, province.round, civil, [GLAD], n=20, service="")

    made = release(province.round)

    unit = province.units[0]
    assert figure(made, unit).value == pytest.approx(100 * (225 + 100) / 400)
    strata = strata_of(session, made, unit)
    found = {name: (row.transactions, row.weight) for name, row in strata.items()}
    assert found == {
        "qr": (None, pytest.approx(5 * 80 / 400)),
        f"{LAND} qr": (100, pytest.approx(75 / 50 * 80 / 400)),
        f"{CIVIL} qr": (300, pytest.approx(225 / 10 * 80 / 400)),
    }
    assert represented_of(session, made, unit) == (400, 400)


def test_above_the_unit_counts_for_as_much_as_without_them(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """400 of 500 transactions are glad, whoever of them named the service."""
    land, civil, other = province.counters
    for counter in (land, civil):
        make_sheets(session, province.round, counter, [GLAD], n=10)
    make_sheets(session, province.round, land, [GLAD], n=7, service="")
    make_sheets(session, province.round, other, [SAD], n=90)

    made = release(province.round)

    assert figure(made, province.root).value == pytest.approx(80)


def test_a_few_of_them_weigh_together_with_the_smallest_service(
    session: Session, province: Province, release: Releasing
) -> None:
    """Alone, a single sheet could be worked out of the unit's figure."""
    land, civil, _other = province.counters
    make_sheets(session, province.round, land, [SAD], n=39)
    make_sheets(session, province.round, civil, [GLAD], n=10)
    make_sheets(session, province.round, land, [GLAD], n=1, service="")

    made = release(province.round)

    strata = strata_of(session, made, province.units[0])
    together = (300 * 0.98 + 400 * 0.02) / 11
    weights = [strata[name].weight for name in ("qr", f"{CIVIL} qr", f"{LAND} qr")]
    assert weights == pytest.approx(
        [together * 50 / 400, together * 50 / 400, 98 / 39 * 50 / 400]
    )


def test_one_open_question_does_not_stop_the_release(
    session: Session, province: Province, release: Releasing, figure: Finding
) -> None:
    """Nobody named a service: they are all that is known of the unit."""
    land, _civil, other = province.counters
    make_sheets(session, province.round, land, [GLAD], n=12, service="")
    make_sheets(session, province.round, other, [SAD], n=20)

    made = release(province.round)

    assert figure(made, province.units[0]).value == 100
    assert figure(made, province.root).value == pytest.approx(80)
    assert represented_of(session, made, province.units[0]) == (0, 400)
